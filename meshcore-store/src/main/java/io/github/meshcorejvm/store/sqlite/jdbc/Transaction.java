package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.TransactionTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a connection in auto-commit mode, one after the other: the only place that begins and ends them. Not
 * thread-safe.
 */
public final class Transaction implements AutoCloseable {

    /** Takes the write lock at once, so that the transaction can wait only at its beginning. */
    private static final String BEGIN_WRITING = "BEGIN IMMEDIATE";

    private static final String BEGIN_READING = "BEGIN";

    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement rollback;
    private final boolean writes;
    private boolean isOpen;
    private long askedNanos;
    private long begunNanos;

    private Transaction(Connection connection, String begin) throws SQLException {
        this.begin = connection.prepareStatement(begin);
        writes = begin.equals(BEGIN_WRITING);
        commit = connection.prepareStatement("COMMIT");
        rollback = connection.prepareStatement("ROLLBACK");
    }

    /** Statements that belong together. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /** Transactions that write; the statements are prepared once. */
    public static Transaction writing(Connection connection) throws SQLException {
        return new Transaction(connection, BEGIN_WRITING);
    }

    /** Runs statements in one transaction that holds the write lock from its beginning; all of them take effect, or none. */
    public static <T extends @Nullable Object> T write(Connection connection, Work<T> work) throws SQLException {
        try (Transaction transaction = new Transaction(connection, BEGIN_WRITING)) {
            return transaction.run(work);
        }
    }

    /** Runs statements that all read the same state of the database. */
    public static <T extends @Nullable Object> T read(Connection connection, Work<T> work) throws SQLException {
        try (Transaction transaction = new Transaction(connection, BEGIN_READING)) {
            return transaction.run(work);
        }
    }

    private <T extends @Nullable Object> T run(Work<T> work) throws SQLException {
        begin();
        try {
            T result = work.run();
            commit();
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            rollback(failure);
            throw failure;
        }
    }

    /** Begins one. */
    public void begin() throws SQLException {
        askedNanos = System.nanoTime();
        try {
            begin.execute();
        } catch (SQLException refused) {
            if (writes) {
                TransactionTimes.refused(System.nanoTime() - askedNanos);
            }
            throw refused;
        }
        begunNanos = System.nanoTime();
        isOpen = true;
    }

    /** Ends it; what it wrote is durable. */
    public void commit() throws SQLException {
        commit.execute();
        isOpen = false;
        if (writes) {
            TransactionTimes.ended(begunNanos - askedNanos, System.nanoTime() - begunNanos);
        }
    }

    /** Rolls back, if a transaction was begun. SQLite may have done so itself, for example when the disk was full. */
    public void rollback(Throwable cause) {
        if (isOpen) {
            isOpen = false;
            try {
                rollback.execute();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        begin.close();
        commit.close();
        rollback.close();
    }
}
