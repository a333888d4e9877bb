package io.github.meshcorejvm.store.postgres.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The transactions of maintenance: each holds the writer lock, is refused if the lease is lost, and, if it changed rows,
 * invalidates the rows that writers remember. The server gives the lock to whoever has waited longest, so writers get their
 * turn between two of them. Not thread-safe.
 */
public final class MaintenanceTurns {

    private final Connection connection;
    private final MaintenanceLease lease;

    /** Takes a connection in auto-commit mode. */
    public MaintenanceTurns(Connection connection, MaintenanceLease lease) {
        this.connection = connection;
        this.lease = lease;
    }

    /** Changes some rows. */
    @FunctionalInterface
    public interface Step {
        /**
         * Does a part of the work, inside a transaction.
         *
         * @return how many rows it changed; 0 when the work is done
         */
        long run() throws SQLException;
    }

    /** Changes rows in one transaction, which a failure rolls back. Returns how many rows the step changed. */
    public long take(Step step) throws SQLException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted between two transactions");
        }
        return PostgresTransaction.change(connection, () -> {
            lease.check(connection);
            return step.run();
        });
    }

    /** Repeats a step until it changes no more rows; returns how many rows it changed in total. */
    public long untilDone(Step step) throws SQLException, InterruptedException {
        long total = 0;
        for (long changed = take(step); changed > 0; changed = take(step)) {
            total += changed;
        }
        return total;
    }
}
