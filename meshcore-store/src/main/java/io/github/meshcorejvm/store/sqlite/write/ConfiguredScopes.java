package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.NeighborsReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * The columns {@code configured_scope} and {@code configured_scope_at} of nodes, including inactive ones: set by the newest
 * report, in existing rows only. Not thread-safe.
 */
final class ConfiguredScopes implements AutoCloseable {

    /** An invalid stored time loses. */
    private static final String SET = """
            UPDATE %s SET configured_scope = ?1, configured_scope_at = ?2
            WHERE public_key = ?3
              AND (unixepoch(configured_scope_at) IS NULL OR unixepoch(configured_scope_at) < ?4)""";

    private final PreparedStatement setActive;
    private final PreparedStatement setInactive;

    ConfiguredScopes(Connection connection) throws SQLException {
        setActive = connection.prepareStatement(String.format(Locale.ROOT, SET, "nodes"));
        setInactive = connection.prepareStatement(String.format(Locale.ROOT, SET, "inactive_nodes"));
    }

    /** Writes a report; returns whether it changed a node. */
    boolean put(NeighborsReport report) throws SQLException {
        int changed = 0;
        for (NeighborsReport.ConfiguredScope answer : report.answers()) {
            for (PreparedStatement set : List.of(setActive, setInactive)) {
                set.setString(1, answer.scopes());
                set.setString(2, IsoTime.format(report.reportedAt()));
                set.setString(3, answer.publicKey());
                set.setLong(4, report.reportedAt().getEpochSecond());
                changed += set.executeUpdate();
            }
        }
        return changed > 0;
    }

    @Override
    public void close() throws SQLException {
        setActive.close();
        setInactive.close();
    }
}
