package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.neighbor.EdgeFingerprint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The fingerprint of {@code neighbor_edges}: computed from the table, and as stored in a {@link StateTable}. */
public final class FingerprintRows {

    private FingerprintRows() {}

    /** Computes the fingerprint of the table. */
    public static EdgeFingerprint of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*), CAST(total(count) AS INTEGER), ifnull(max(unixepoch(last_seen)), 0)
                        FROM neighbor_edges""")) {
            row.next();
            return new EdgeFingerprint(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /** The stored fingerprint; empty if there is none. */
    public static Optional<EdgeFingerprint> kept(Connection connection) throws SQLException {
        return StateTable.find(connection, EdgeFingerprint.KEY).flatMap(EdgeFingerprint::parse);
    }

    /** Stores a fingerprint, in the transaction that writes the edges. */
    public static void keep(Connection connection, EdgeFingerprint fingerprint) throws SQLException {
        StateTable.put(connection, EdgeFingerprint.KEY, fingerprint.text());
    }

    /**
     * Deletes edges last seen before a time, in epoch seconds, and updates the stored fingerprint, in the open transaction.
     * Subtracts the deleted rows instead of computing it from the remaining rows: a table that another program wrote to must
     * not match afterwards.
     *
     * @param limit how many edges at most; negative for all
     * @return how many were deleted
     */
    public static long deleteOlder(Connection connection, long before, int limit) throws SQLException {
        long rows = 0;
        long counts = 0;
        // The first condition compares texts, which is faster; it allows a day more, so that the spelling of a time
        // does not matter.
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
                keep(connection, without(kept.get(), rows, counts, before, connection));
            }
        }
        return rows;
    }

    private static EdgeFingerprint without(
            EdgeFingerprint kept, long deleted, long deletedCounts, long before, Connection connection)
            throws SQLException {
        // The newest edge is deleted only if all edges are old.
        long left = kept.newest() >= before ? kept.newest() : of(connection).newest();
        return new EdgeFingerprint(kept.rows() - deleted, kept.counts() - deletedCounts, left);
    }
}
