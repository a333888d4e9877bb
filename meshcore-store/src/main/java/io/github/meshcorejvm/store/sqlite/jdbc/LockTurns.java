package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Takes the write lock for a short time, and not again before other writers had a turn. Not thread-safe.
 *
 * <p>SQLite gives the lock to whoever asks first. A waiting writer of this program asks every {@link PollingWait#POLL_MILLIS},
 * so the lock stays free for longer than that between two turns. A program that waits with SQLite's own busy timeout asks every
 * 25 ms at first and gets its turn after a few of these.
 *
 * <p>While no other connection commits, turns become longer, if asked for: a transaction that changes many rows writes each page
 * of an index once instead of again and again. The first commit of another connection makes them short again.
 */
public final class LockTurns {

    /** After this time no new row is begun; the rest of the 100 ms is for the current row and the commit. */
    private static final long TURN_NANOS = 45_000_000;

    private static final long FREE_NANOS = 4 * PollingWait.POLL_MILLIS * 1_000_000;

    /** How long a writer that comes back after {@link #ALONE_NANOS} may have to wait once. */
    private static final long MAX_TURN_NANOS = 500_000_000;

    /** Without a commit of another connection for this time, turns become longer. */
    private static final long ALONE_NANOS = 1_000_000_000;

    private final Connection connection;
    private final boolean grow;
    private long released = System.nanoTime() - FREE_NANOS;
    private long turnNanos = TURN_NANOS;
    private long aloneSince = System.nanoTime();
    private long version;

    /** Turns of the same length; takes a connection in auto-commit mode. */
    public LockTurns(Connection connection) {
        this(connection, false);
    }

    /**
     * Takes a connection in auto-commit mode.
     *
     * @param grow whether turns become longer while no other connection writes
     */
    public LockTurns(Connection connection, boolean grow) {
        this.connection = connection;
        this.grow = grow;
    }

    /** Says when a turn should end. */
    public static final class Deadline {
        private static final int CHECK_EVERY = 16;
        private final long nanos;
        private final long begun = System.nanoTime();
        private int calls;

        private Deadline(long nanos) {
            this.nanos = nanos;
        }

        /** The length of the turn. */
        long nanos() {
            return nanos;
        }

        /** To be checked after each row. */
        public boolean isOver() {
            return ++calls % CHECK_EVERY == 0 && System.nanoTime() - begun > nanos;
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
            return Transaction.write(connection, () -> turn.run(new Deadline(nextTurnNanos())));
        } catch (SQLException e) {
            if (SqliteFailure.code(e) == SQLiteErrorCode.SQLITE_BUSY && Thread.interrupted()) {
                throw new InterruptedException("interrupted while another program held the write lock");
            }
            throw e;
        } finally {
            released = System.nanoTime();
        }
    }

    private long nextTurnNanos() throws SQLException {
        if (!grow) {
            return TURN_NANOS;
        }
        long now = System.nanoTime();
        if (hasOtherCommitted()) {
            aloneSince = now;
            if (turnNanos > TURN_NANOS) {
                Connections.shareFile(connection);
            }
            turnNanos = TURN_NANOS;
        } else if (now - aloneSince > ALONE_NANOS) {
            if (turnNanos == TURN_NANOS) {
                Connections.useFileAlone(connection);
            }
            turnNanos = Math.min(MAX_TURN_NANOS, turnNanos * 2);
        }
        return turnNanos;
    }

    /** SQLite's number for this changes when another connection commits. */
    private boolean hasOtherCommitted() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            row.next();
            long before = version;
            version = row.getLong(1);
            return version != before;
        }
    }
}
