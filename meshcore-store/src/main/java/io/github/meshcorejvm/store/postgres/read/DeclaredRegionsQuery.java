package io.github.meshcorejvm.store.postgres.read;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.interpret.DeclaredRegions;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;

/** Reads which regions nodes declare: configured according to neighbors reports, or answered to phones. */
public final class DeclaredRegionsQuery {

    private static final int FETCH_SIZE = 1_000;

    /** Reports come before answers: at the same time the report wins. */
    private static final String CONFIGURED = """
            SELECT public_key, configured_scope, configured_scope_at FROM nodes WHERE configured_scope IS NOT NULL
            UNION ALL
            SELECT public_key, configured_scope, configured_scope_at FROM inactive_nodes
            WHERE configured_scope IS NOT NULL""";

    /** The newest of each node; these texts sort in time order. */
    private static final String ANSWERED = """
            SELECT DISTINCT ON (target) target, regions_csv, observed_at
            FROM node_declared_regions ORDER BY target, observed_at DESC""";

    private DeclaredRegionsQuery() {}

    /** The declared regions of all nodes of a database. */
    public static DeclaredRegions read(PostgresUrl url) {
        try (Connection connection = ReadyDatabase.open(url, PostgresConnections.Purpose.READ);
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            return PostgresTransaction.read(connection, () -> {
                DeclaredRegions declared = new DeclaredRegions();
                add(statement, CONFIGURED, declared);
                add(statement, ANSWERED, declared);
                return declared;
            });
        } catch (SQLException failure) {
            throw PostgresFailure.of("read the declared regions in " + url, failure);
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
