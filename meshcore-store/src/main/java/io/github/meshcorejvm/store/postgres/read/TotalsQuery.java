package io.github.meshcorejvm.store.postgres.read;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreTotals;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts the rows of a database. */
public final class TotalsQuery {

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM transmissions), (SELECT count(*) FROM observations),
              (SELECT count(*) FROM nodes), (SELECT count(*) FROM observers), (SELECT count(*) FROM neighbor_edges)""";

    private TotalsQuery() {}

    /** All counts are of the same snapshot. */
    public static StoreTotals count(PostgresUrl url) {
        try (Connection connection = ReadyDatabase.open(url, PostgresConnections.Purpose.READ);
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(COUNT)) {
            counts.next();
            return new StoreTotals(
                    counts.getLong(1), counts.getLong(2), counts.getLong(3), counts.getLong(4), counts.getLong(5));
        } catch (SQLException e) {
            throw PostgresFailure.of("count the rows of " + url, e);
        }
    }
}
