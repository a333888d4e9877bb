package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.internal.StoredValues;
import io.github.meshcorejvm.store.neighbor.EdgeFingerprint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The neighbor graph of a file in which observations are merged: the edges may have counted each of them. The stored fingerprint
 * is voided then, in the same transaction, so that the next build counts all observations again. Not thread-safe.
 */
public final class CountedEdges implements AutoCloseable {

    /** How often that was done: a rebuild that ran meanwhile may have read the rows as they were. */
    private static final String MERGES = "neighbor.merges";

    private static final String VOID = "DELETE FROM meshcore_state WHERE key = '" + EdgeFingerprint.KEY + "'";
    private static final String COUNT = "INSERT INTO meshcore_state (key, value) VALUES ('" + MERGES
            + "', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1";

    private final Connection connection;
    private @Nullable PreparedStatement voidFingerprint;
    private @Nullable PreparedStatement count;

    /** For a connection whose file may have no graph yet. */
    public CountedEdges(Connection connection) {
        this.connection = connection;
    }

    /** Voids the fingerprint, in the open transaction. */
    public void forget() throws SQLException {
        if (voidFingerprint == null || count == null) {
            if (!StateTable.exists(connection)) {
                return;
            }
            close();
            voidFingerprint = connection.prepareStatement(VOID);
            count = connection.prepareStatement(COUNT);
        }
        voidFingerprint.executeUpdate();
        count.executeUpdate();
    }

    /** How often observations were merged. */
    public static long merges(Connection connection) throws SQLException {
        if (!StateTable.exists(connection)) {
            return 0;
        }
        Optional<String> value = StateTable.find(connection, MERGES);
        return value.isPresent() ? StoredValues.wholeNumber(value.get()).orElse(0) : 0;
    }

    @Override
    public void close() throws SQLException {
        if (voidFingerprint != null) {
            voidFingerprint.close();
            voidFingerprint = null;
        }
        if (count != null) {
            count.close();
            count = null;
        }
    }
}
