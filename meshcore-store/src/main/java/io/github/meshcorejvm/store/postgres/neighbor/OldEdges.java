package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.postgres.jdbc.TimeSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Counts the edges that are too old to be kept, for a dry run. Edges with an invalid time are kept. */
final class OldEdges {

    private static final String STAGED = "SELECT count(*) FROM (SELECT " + TimeSql.epoch("s.last_seen")
            + " AS seen FROM pg_temp.meshcore_staged s) staged WHERE seen < ?";

    /** Adds as {@link EdgeTable#ADD} does: of two times the later one counts, or the only valid one. */
    private static final String WITH_STAGED =
            String.format(Locale.ROOT, """
            SELECT count(*) FROM (SELECT greatest(%s, %s) AS seen FROM neighbor_edges e
                FULL JOIN pg_temp.meshcore_staged s ON s.node_a = e.node_a AND s.node_b = e.node_b) added
              WHERE seen < ?""", TimeSql.epoch("e.last_seen"), TimeSql.epoch("s.last_seen"));

    private OldEdges() {}

    /** How many staged edges were last seen before a time, in epoch seconds. */
    static long staged(Connection connection, long before) throws SQLException {
        return count(connection, STAGED, before);
    }

    /** How many edges would be that old after the staged ones were added to the table. */
    static long withStaged(Connection connection, long before) throws SQLException {
        return count(connection, WITH_STAGED, before);
    }

    private static long count(Connection connection, String query, long before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, before);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
