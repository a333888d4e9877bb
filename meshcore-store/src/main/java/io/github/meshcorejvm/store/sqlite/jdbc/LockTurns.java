package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Takes the write lock for a short time, and not again before other writers had a turn. Not thread-safe.
 *
 * <p>SQLite gives the lock to whoever asks first. A waiting writer of this program asks every {@link PollingWait#POLL_MILLIS},
 * so the lock stays free for longer than that between two turns. A program that waits with SQLite's own busy timeout asks every
 * 25 ms at first and gets its turn after a few of these.
 */
public final class LockTurns {

    /** After this time no new row is begun; the rest of the 100 ms is for the current row and the commit. */
    private static final long TURN_NANOS = 45_000_000;

    private static final long FREE_NANOS = 4 * PollingWait.POLL_MILLIS * 1_000_000;

    private final Connection connection;
    private long released = System.nanoTime() - FREE_NANOS;

    /** Takes a connection in auto-commit mode. */
    public LockTurns(Connection connection) {
        this.connection = connection;
    }

    /** Says when a turn should end. */
    public static final class Deadline {
        private static final int CHECK_EVERY = 16;
        private final long end = System.nanoTime() + TURN_NANOS;
        private int calls;

        /** To be checked after each row. */
        public boolean isOver() {
            return ++calls % CHECK_EVERY == 0 && System.nanoTime() > end;
        }
    }

    /** The work of one transaction. */
    @FunctionalInterface
    public interface Turn<T extends @Nullable Object> {
        /** Runs inside a transaction; should return soon after the deadline. */
        T run(Deadline deadline) throws SQLException;
    }

    /** Runs one transaction, which a failure rolls back. */
    public <T extends @Nullable Object> T take(Turn<T> turn) throws SQLException, InterruptedException {
        long wait = released + FREE_NANOS - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
        }
        try {
            return Transaction.write(connection, () -> turn.run(new Deadline()));
        } catch (SQLException e) {
            if (SqliteFailure.code(e) == SQLiteErrorCode.SQLITE_BUSY && Thread.interrupted()) {
                throw new InterruptedException("interrupted while another program held the write lock");
            }
            throw e;
        } finally {
            released = System.nanoTime();
        }
    }
}
