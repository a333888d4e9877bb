package io.github.meshcorejvm.store.postgres.jdbc;

import io.github.meshcorejvm.store.neighbor.EdgeFingerprint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** The fingerprint of {@code neighbor_edges}: computed from the table, and as stored. */
public final class FingerprintRows {

    /** Times in this program's spelling sort as text, which is much faster than parsing each. */
    private static final String USUAL = "last_seen LIKE '____-__-__T__:__:__Z'";

    /** A query that computes the fingerprint as its text. */
    public static final String LOOK =
            String.format(Locale.ROOT, """
            SELECT concat_ws(' ', rows, counts, coalesce(greatest(%1$s, other), 0)) FROM (
              SELECT count(*) AS rows, least(coalesce(sum(count), 0), %2$d)::bigint AS counts,
                max(last_seen) FILTER (WHERE %3$s) AS usual, max(%4$s) FILTER (WHERE NOT %3$s) AS other
              FROM neighbor_edges) looked""", TimeSql.epoch("usual"), Long.MAX_VALUE, USUAL, TimeSql.epoch("last_seen"));

    private static final String DELETE = String.format(Locale.ROOT, """
            WITH gone AS (DELETE FROM neighbor_edges WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM neighbor_edges WHERE last_seen < ? AND %s < ? LIMIT ?))
              RETURNING coalesce(count, 0) AS count)
            SELECT count(*), coalesce(sum(count), 0)::bigint FROM gone""", TimeSql.epoch("last_seen"));

    private FingerprintRows() {}

    /** Computes the fingerprint of the table. */
    public static EdgeFingerprint of(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return EdgeFingerprint.parse(row.getString(1)).orElseThrow();
        }
    }

    /** The stored fingerprint; empty if there is none. */
    public static Optional<EdgeFingerprint> kept(Connection connection) throws SQLException {
        return StateRows.find(connection, EdgeFingerprint.KEY).flatMap(EdgeFingerprint::parse);
    }

    /** Stores a fingerprint, in the transaction that writes the edges. */
    public static void keep(Connection connection, EdgeFingerprint fingerprint) throws SQLException {
        StateRows.put(connection, EdgeFingerprint.KEY, fingerprint.text());
    }

    /**
     * Deletes edges last seen before a time, in epoch seconds, and updates the stored fingerprint, in the open transaction.
     * Subtracts the deleted rows instead of computing it from the remaining rows: a table that another program wrote to must
     * not match afterwards.
     *
     * @param limit how many edges at most
     * @return how many were deleted
     */
    public static long deleteOlder(Connection connection, long before, int limit) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, TimeSql.bound(before));
            delete.setLong(2, before);
            delete.setInt(3, limit);
            try (ResultSet gone = delete.executeQuery()) {
                gone.next();
                long rows = gone.getLong(1);
                Optional<EdgeFingerprint> kept = rows == 0 ? Optional.empty() : kept(connection);
                if (kept.isPresent()) {
                    keep(connection, without(kept.get(), rows, gone.getLong(2), before, connection));
                }
                return rows;
            }
        }
    }

    private static EdgeFingerprint without(
            EdgeFingerprint kept, long deleted, long deletedCounts, long before, Connection connection)
            throws SQLException {
        // The newest edge is deleted only if all edges are old.
        long left = kept.newest() >= before ? kept.newest() : of(connection).newest();
        return new EdgeFingerprint(kept.rows() - deleted, kept.counts() - deletedCounts, left);
    }
}
