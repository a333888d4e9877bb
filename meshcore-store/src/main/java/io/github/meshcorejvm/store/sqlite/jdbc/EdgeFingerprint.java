package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What {@code neighbor_edges} held when this program last wrote it. A table that differs was written by another program,
 * which counts the same observations again. Kept in the database, and changed only together with the edges.
 *
 * @param rows how many edges
 * @param counts the sum of their counts
 * @param newest the newest time of them, in epoch seconds; 0 without any
 */
public record EdgeFingerprint(long rows, long counts, long newest) {

    private static final String KEY = "neighbor.fingerprint";

    /** Looks over the table. */
    public static EdgeFingerprint of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*), CAST(total(count) AS INTEGER), ifnull(max(unixepoch(last_seen)), 0)
                        FROM neighbor_edges""")) {
            row.next();
            return new EdgeFingerprint(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /** The fingerprint that is kept in a database with a {@link StateTable}; empty if there is none. */
    public static Optional<EdgeFingerprint> kept(Connection connection) throws SQLException {
        return StateTable.find(connection, KEY).flatMap(EdgeFingerprint::parse);
    }

    /** Keeps this fingerprint, in the transaction that writes the edges. */
    public void keep(Connection connection) throws SQLException {
        StateTable.put(connection, KEY, rows + " " + counts + " " + newest);
    }

    /**
     * Deletes edges last seen before a time, in epoch seconds, and brings the kept fingerprint up to date, in the
     * transaction that is open. Takes off what was deleted, instead of looking at what is left: a table that another
     * program wrote to must not fit afterwards.
     *
     * @param limit how many edges at most; negative for all
     * @return how many were deleted
     */
    public static long deleteOlder(Connection connection, long before, int limit) throws SQLException {
        long rows = 0;
        long counts = 0;
        // The first condition compares texts, which is quicker; it lets a day too much through, so that the spellings
        // of a time make no difference.
        try (PreparedStatement delete = connection.prepareStatement("""
                DELETE FROM neighbor_edges WHERE rowid IN (SELECT rowid FROM neighbor_edges
                  WHERE last_seen < date(?1 + 86400, 'unixepoch') AND unixepoch(last_seen) < ?1 LIMIT ?2)
                RETURNING ifnull(count, 0)""")) {
            delete.setLong(1, before);
            delete.setInt(2, limit);
            try (ResultSet deleted = delete.executeQuery()) {
                while (deleted.next()) {
                    rows++;
                    counts += deleted.getLong(1);
                }
            }
        }
        if (rows > 0 && StateTable.exists(connection)) {
            Optional<EdgeFingerprint> kept = kept(connection);
            if (kept.isPresent()) {
                kept.get().without(rows, counts, before, connection).keep(connection);
            }
        }
        return rows;
    }

    private EdgeFingerprint without(long deleted, long deletedCounts, long before, Connection connection)
            throws SQLException {
        // The newest edge is deleted only where all are old.
        long left = newest >= before ? newest : of(connection).newest();
        return new EdgeFingerprint(rows - deleted, counts - deletedCounts, left);
    }

    private static Optional<EdgeFingerprint> parse(String text) {
        String[] parts = text.split(" ");
        try {
            return parts.length == 3
                    ? Optional.of(new EdgeFingerprint(
                            Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }
}
