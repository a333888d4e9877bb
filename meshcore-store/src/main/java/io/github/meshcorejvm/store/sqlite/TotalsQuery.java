package io.github.meshcorejvm.store.sqlite;

import io.github.meshcorejvm.store.StoreTotals;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts the rows of a file. */
final class TotalsQuery {

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM transmissions), (SELECT count(*) FROM observations),
              (SELECT count(*) FROM nodes), (SELECT count(*) FROM observers), (SELECT count(*) FROM neighbor_edges)""";

    private TotalsQuery() {}

    static StoreTotals count(Path file) {
        try (Connection connection = Connections.openReadOnly(file);
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(COUNT)) {
            counts.next();
            return new StoreTotals(
                    counts.getLong(1), counts.getLong(2), counts.getLong(3), counts.getLong(4), counts.getLong(5));
        } catch (SQLException e) {
            throw SqliteFailure.of("count the rows of " + file, e);
        }
    }
}
