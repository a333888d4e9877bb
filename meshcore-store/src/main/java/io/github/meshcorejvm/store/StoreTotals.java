package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.sqlite.jdbc.NativeLibrary;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How much a database holds.
 *
 * @param transmissions distinct packets
 * @param observations sightings of packets
 * @param nodes that have told of themselves, not seen for long excepted
 * @param observers that have told of packets or of themselves
 * @param neighborEdges pairs of nodes in direct radio contact
 */
public record StoreTotals(long transmissions, long observations, long nodes, long observers, long neighborEdges) {

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM transmissions), (SELECT count(*) FROM observations),
              (SELECT count(*) FROM nodes), (SELECT count(*) FROM observers), (SELECT count(*) FROM neighbor_edges)""";

    /**
     * Counts, over a connection of its own; takes a second or so on a file of millions of rows.
     *
     * @throws StoreException if the file cannot be read
     */
    public static StoreTotals of(Path file) {
        NativeLibrary.load(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(COUNT)) {
            counts.next();
            return new StoreTotals(
                    counts.getLong(1), counts.getLong(2), counts.getLong(3), counts.getLong(4), counts.getLong(5));
        } catch (SQLException e) {
            throw SqliteFailure.of("count what " + file + " holds", e);
        }
    }
}
