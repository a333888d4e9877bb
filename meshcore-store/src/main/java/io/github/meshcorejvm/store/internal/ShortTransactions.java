package io.github.meshcorejvm.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Many small changes beside a writer that must not wait: each batch is a transaction of its own, as long as it may hold the
 * write lock, and is followed by a pause in which the writer gets its turn. Not thread-safe.
 */
public final class ShortTransactions {

    /** How long a batch should hold the write lock. */
    private static final long TARGET_NANOS = 40_000_000;
    /** SQLite gives the lock to whoever asks first; a writer that waits asks again after 1 to 25 ms at first. */
    private static final long LEAST_PAUSE_MILLIS = 25;

    private static final int FIRST_SIZE = 200;
    private static final int LEAST_SIZE = 10;
    private static final int MOST_SIZE = 50_000;

    private final Connection connection;
    private int size = FIRST_SIZE;

    /** Takes a connection in auto-commit mode. */
    public ShortTransactions(Connection connection) {
        this.connection = connection;
    }

    /** Changes at most so many rows. */
    @FunctionalInterface
    public interface Step {
        /**
         * Does a part of the work, inside a transaction.
         *
         * @param limit how many rows at most
         * @return how many rows it found; none when the work is done
         */
        long run(int limit) throws SQLException;
    }

    /** Repeats a step until it finds nothing more; returns how many rows it found in all. */
    public long untilDone(Step step) throws SQLException, InterruptedException {
        long total = 0;
        for (long found = once(step); found > 0; found = once(step)) {
            total += found;
        }
        return total;
    }

    private long once(Step step) throws SQLException, InterruptedException {
        long found;
        long begun;
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            begun = System.nanoTime();
            try {
                found = step.run(size);
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollback(statement, e);
                throw e;
            }
        }
        long held = System.nanoTime() - begun;
        if (found > 0) {
            size = (int) Math.max(
                    LEAST_SIZE, Math.min(MOST_SIZE, size * (double) TARGET_NANOS / Math.max(held, TARGET_NANOS / 4)));
            Thread.sleep(Math.max(LEAST_PAUSE_MILLIS, held / 1_000_000));
        }
        return found;
    }

    private static void rollback(Statement statement, Exception cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
