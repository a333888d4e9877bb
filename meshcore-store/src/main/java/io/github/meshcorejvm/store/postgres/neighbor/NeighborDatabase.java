package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceLease;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection for the neighbor graph, separate from those of the writers. It reads and writes only in short transactions. A
 * rebuild keeps a temporary table between them, so it needs its own session.
 */
public final class NeighborDatabase {

    /** Rows held in memory at once. */
    static final int FETCH_SIZE = 5_000;

    private final Connection connection;
    private final MaintenanceLease lease;

    private NeighborDatabase(Connection connection, MaintenanceLease lease) {
        this.connection = connection;
        this.lease = lease;
    }

    /** Does something with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(NeighborDatabase database) throws SQLException;
    }

    /**
     * Provides the connections for work on a database.
     *
     * @param lease the lease that writing transactions must hold, if it was requested
     * @param kept a connection to use, which stays open; empty to open one for each call
     */
    public record Access(PostgresUrl url, MaintenanceLease lease, Optional<NeighborSession> kept) {

        /** Opens a connection for each call. */
        public static Access opening(PostgresUrl url, MaintenanceLease lease) {
            return new Access(url, lease, Optional.empty());
        }

        <T> T with(PostgresConnections.Purpose purpose, String operation, Work<T> work) {
            NeighborSession.Work<T> onConnection = connection -> work.on(new NeighborDatabase(connection, lease));
            try {
                if (kept.isPresent()) {
                    return kept.get().with(onConnection);
                }
                try (Connection connection = NeighborSession.connect(url, purpose)) {
                    return onConnection.on(connection);
                }
            } catch (SQLException e) {
                throw PostgresFailure.of(operation + " of " + url, e);
            }
        }
    }

    Connection connection() {
        return connection;
    }

    /** Runs statements that all read the same snapshot of the database, in the open transaction if there is one. */
    <T extends @Nullable Object> T reading(PostgresTransaction.Work<T> work) throws SQLException {
        return connection.getAutoCommit() ? PostgresTransaction.read(connection, work) : work.run();
    }

    /** Runs statements in one transaction that holds the writer lock, and the lease if it is in use. */
    <T extends @Nullable Object> T writing(PostgresTransaction.Work<T> work) throws SQLException {
        // Need not make writers forget rows: they remember no edges.
        return PostgresTransaction.writeBatch(connection, () -> {
            lease.check(connection);
            return work.run();
        });
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
