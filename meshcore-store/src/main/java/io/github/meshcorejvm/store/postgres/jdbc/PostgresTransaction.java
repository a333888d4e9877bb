package io.github.meshcorejvm.store.postgres.jdbc;

import io.github.meshcorejvm.store.TransactionTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a connection in auto-commit mode: the only place that begins and ends them, and that takes the writer
 * lock.
 *
 * <p>Analyzer servers read rows in the order of their ids and never look back, so ids must become visible in ascending
 * order: whoever writes holds the lock from before it draws an id until it has committed. The isolation is READ COMMITTED,
 * because in REPEATABLE READ the snapshot would be taken before the lock is granted.
 */
public final class PostgresTransaction {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(" + LockKeys.WRITER + ")";

    /**
     * Tells writers that rows may have changed which they remember. At the end, since it is in the same transaction that a
     * new schema gets the table.
     */
    private static final String RAISE_TURN = """
            INSERT INTO meshcore.turn AS t (schema, seq, writer) VALUES (current_schema(), 1, 'other')
            ON CONFLICT (schema) DO UPDATE SET seq = t.seq + 1, writer = excluded.writer""";

    private PostgresTransaction() {}

    /** Statements that belong together. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /** Runs statements in one transaction that holds the writer lock from its beginning; all of them take effect, or none. */
    public static <T extends @Nullable Object> T write(Connection connection, Work<T> work) throws SQLException {
        return writeBatch(connection, () -> {
            T result = work.run();
            raiseTurn(connection);
            return result;
        });
    }

    /**
     * The same, for work that says how many rows it changed: where it changed none, writers go on remembering theirs.
     *
     * @return how many it changed
     */
    public static long change(Connection connection, Work<Long> work) throws SQLException {
        return writeBatch(connection, () -> {
            long changed = work.run();
            if (changed > 0) {
                raiseTurn(connection);
            }
            return changed;
        });
    }

    /** The same for the writer of records, which remembers rows and raises {@code meshcore.turn} itself. */
    public static <T extends @Nullable Object> T writeBatch(Connection connection, Work<T> work) throws SQLException {
        long asked = System.nanoTime();
        connection.setAutoCommit(false);
        try {
            lock(connection, asked);
            long begun = System.nanoTime();
            T result = work.run();
            commit(connection);
            TransactionTimes.ended(begun - asked, System.nanoTime() - begun);
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            rollback(connection, failure);
            throw failure;
        } finally {
            endTransactions(connection);
        }
    }

    /**
     * Commits. Where a synchronous standby does not confirm in time, or an administrator ends the waiting, the server answers
     * with success and a warning: the transaction is committed there, but a fail-over would lose it.
     */
    private static void commit(Connection connection) throws SQLException {
        connection.clearWarnings();
        connection.commit();
        SQLWarning warning = connection.getWarnings();
        // Notices are of class 00.
        if (warning != null && String.valueOf(warning.getSQLState()).startsWith("01")) {
            throw new SQLException(
                    "no synchronous standby has confirmed the commit: " + warning.getMessage(),
                    PostgresFailure.UNCONFIRMED);
        }
    }

    /** Runs statements that all read the same state of the database. */
    public static <T extends @Nullable Object> T read(Connection connection, Work<T> work) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            rollback(connection, failure);
            throw failure;
        } finally {
            endTransactions(connection);
            if (!connection.isClosed()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    private static void raiseTurn(Connection connection) throws SQLException {
        try (Statement raise = connection.createStatement()) {
            raise.execute(RAISE_TURN);
        }
    }

    private static void lock(Connection connection, long asked) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.execute();
        } catch (SQLException refused) {
            TransactionTimes.refused(System.nanoTime() - asked);
            throw PostgresFailure.isLockTimeout(refused) ? WriterLockHolder.named(connection, refused) : refused;
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void endTransactions(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }
}
