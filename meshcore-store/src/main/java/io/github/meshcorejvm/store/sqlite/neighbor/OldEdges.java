package io.github.meshcorejvm.store.sqlite.neighbor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts the edges that are too old to be kept, for a dry run. Edges with an invalid time are kept. */
final class OldEdges {

    private static final String STAGED =
            "SELECT count(*) FROM temp." + EdgeTable.STAGED + " s WHERE unixepoch(s.last_seen) < ?1";

    /** Adds as {@link EdgeTable} does: of two times the later one counts, or the only valid one. */
    private static final String WITH_STAGED = """
            SELECT (SELECT count(*) FROM main.neighbor_edges e
                LEFT JOIN temp.meshcore_staged s ON s.node_a = e.node_a AND s.node_b = e.node_b
                WHERE CASE WHEN s.node_a IS NULL OR unixepoch(e.last_seen) >= unixepoch(s.last_seen)
                  THEN unixepoch(e.last_seen) ELSE unixepoch(s.last_seen) END < ?1)
              + (""" + STAGED + """
             AND NOT EXISTS (SELECT 1 FROM main.neighbor_edges e WHERE e.node_a = s.node_a AND e.node_b = s.node_b))
            """;

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
