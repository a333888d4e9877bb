package io.github.meshcorejvm.store.sqlite.region;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.interpret.DeclaredRegions;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;

/** Reads which regions nodes declare: configured according to neighbors reports, or answered to phones. */
public final class DeclaredRegionsQuery {

    /** Reports come before answers: at the same time the report wins. */
    private static final String CONFIGURED = """
            SELECT public_key, configured_scope, configured_scope_at FROM nodes WHERE configured_scope IS NOT NULL
            UNION ALL
            SELECT public_key, configured_scope, configured_scope_at FROM inactive_nodes
            WHERE configured_scope IS NOT NULL""";

    /** From the row with the latest time; these texts sort in time order. */
    private static final String ANSWERED =
            "SELECT target, regions_csv, max(observed_at) FROM node_declared_regions GROUP BY target";

    private DeclaredRegionsQuery() {}

    /** The declared regions of all nodes of a file. */
    public static DeclaredRegions read(Path file) {
        try (Connection connection = Connections.openReader(file, StoreOptions.DEFAULT.busyTimeout());
                Statement statement = connection.createStatement()) {
            DeclaredRegions declared = new DeclaredRegions();
            add(statement, CONFIGURED, declared);
            add(statement, ANSWERED, declared);
            return declared;
        } catch (SQLException failure) {
            throw SqliteFailure.of("read the declared regions in " + file, failure);
        }
    }

    private static void add(Statement statement, String sql, DeclaredRegions declared) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Instant at = IsoTime.parseInstant(rows.getString(3)).orElse(Instant.EPOCH);
                declared.add(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2), at);
            }
        }
    }
}
