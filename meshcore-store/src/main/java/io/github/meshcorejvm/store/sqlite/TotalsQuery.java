package io.github.meshcorejvm.store.sqlite;

import io.github.meshcorejvm.store.StoreTotals;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Counts the rows of a file. SQLite reads a whole index to count a table, 150 MB for ten million observations, so very many are
 * estimated.
 */
final class TotalsQuery {

    private static final long MAX_COUNTED = 1_000_000;
    private static final String OBSERVATION_IDS =
            "SELECT (SELECT ifnull(max(id), 0) FROM observations) - (SELECT ifnull(min(id), 1) FROM observations) + 1";
    private static final String OBSERVATIONS = "SELECT count(*) FROM observations";
    private static final String OTHERS = """
            SELECT (SELECT count(*) FROM transmissions), (SELECT count(*) FROM nodes), (SELECT count(*) FROM observers),
              (SELECT count(*) FROM neighbor_edges)""";

    private TotalsQuery() {}

    static StoreTotals count(Path file) {
        try (Connection connection = Connections.openReadOnly(file);
                Statement statement = connection.createStatement()) {
            long ids = number(statement, OBSERVATION_IDS);
            boolean estimated = ids > MAX_COUNTED;
            long observations = estimated ? ids : number(statement, OBSERVATIONS);
            try (ResultSet counts = statement.executeQuery(OTHERS)) {
                counts.next();
                return new StoreTotals(
                        counts.getLong(1),
                        observations,
                        estimated,
                        counts.getLong(2),
                        counts.getLong(3),
                        counts.getLong(4));
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("count the rows of " + file, e);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet number = statement.executeQuery(query)) {
            number.next();
            return number.getLong(1);
        }
    }
}
