package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.store.batch.ScopeCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The row of {@code scope_match_totals}: how the regions of new packets were decided. Written with the batch that decided them,
 * so that a kill neither loses a count nor counts twice. Not thread-safe.
 */
final class ScopeTally implements AutoCloseable {

    private static final String ADD = """
            INSERT INTO scope_match_totals (id, since_unix, unique_matches, explicit_over_derived, ambiguous,
              none_matches, updated_unix)
            VALUES (1, ?1, ?2, ?3, ?4, ?5, ?1)
            ON CONFLICT (id) DO UPDATE SET unique_matches = unique_matches + ?2,
              explicit_over_derived = explicit_over_derived + ?3, ambiguous = ambiguous + ?4,
              none_matches = none_matches + ?5, updated_unix = ?1""";

    private final PreparedStatement add;
    private ScopeCounts counts = new ScopeCounts();

    ScopeTally(Connection connection) throws SQLException {
        add = connection.prepareStatement(ADD);
    }

    /** Notes a decision. */
    void count(ScopeMatch match) {
        counts.count(match);
    }

    /** Writes what was noted, if anything was. */
    void flush(long now) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        add.setLong(1, now);
        add.setInt(2, counts.unique());
        add.setInt(3, counts.explicitOverDerived());
        add.setInt(4, counts.ambiguous());
        add.setInt(5, counts.none());
        add.executeUpdate();
        forget();
    }

    /** Drops the notes: their transaction was rolled back. */
    void forget() {
        counts = new ScopeCounts();
    }

    @Override
    public void close() throws SQLException {
        add.close();
    }
}
