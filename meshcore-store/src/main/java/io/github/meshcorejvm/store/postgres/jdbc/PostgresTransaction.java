package io.github.meshcorejvm.store.postgres.jdbc;

import io.github.meshcorejvm.store.TransactionTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;

/**
 * The transactions of a connection in auto-commit mode: the only place that begins and ends them, and that takes the writer
 * lock.
 *
 * <p>Analyzer servers read rows in the order of their ids and never look back, so ids must become visible in ascending
 * order: whoever writes holds the lock from before it draws an id until it has committed. The isolation is READ COMMITTED,
 * because in REPEATABLE READ the snapshot would be taken before the lock is granted.
 */
public final class PostgresTransaction {

    private static final String REPEATABLE_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    private static final String STANDBY_WAIT = "SyncRepWaitForLSN";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(" + LockKeys.WRITER + ")";

    /**
     * Notifies writers that rows they remember may have changed. Runs last, because the same transaction may create the table in a
     * new schema.
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
     * The same, for work that returns how many rows it changed: if none, writers keep the rows that they remember.
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

    /** The same for work that raises {@code meshcore.turn} itself, or changes no rows that writers remember. */
    public static <T extends @Nullable Object> T writeBatch(Connection connection, Work<T> work) throws SQLException {
        return inTransaction(
                connection,
                () -> {
                    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                        return lock.execute();
                    }
                },
                locked -> work.run());
    }

    /**
     * A statement that is sent together with the one that takes the lock, and runs when the lock is granted.
     *
     * @param read reads its only row
     */
    public record Beginning<B>(String sql, Binder binder, RowReader<B> read) {

        /** Sets its parameters. */
        @FunctionalInterface
        public interface Binder {
            void bind(PreparedStatement statement) throws SQLException;
        }

        /** Reads a row. */
        @FunctionalInterface
        public interface RowReader<B> {
            B read(ResultSet row) throws SQLException;
        }
    }

    /** Statements that belong together and need the result of the first one. */
    @FunctionalInterface
    public interface WorkAfter<B, T extends @Nullable Object> {
        T run(B begun) throws SQLException;
    }

    /** The same, with a statement that needs no round trip of its own. */
    public static <B, T extends @Nullable Object> T writeBatch(
            Connection connection, Beginning<B> beginning, WorkAfter<B, T> work) throws SQLException {
        return inTransaction(
                connection,
                () -> {
                    try (PreparedStatement lock = connection.prepareStatement(LOCK + ";\n" + beginning.sql())) {
                        beginning.binder().bind(lock);
                        lock.execute();
                        lock.getMoreResults();
                        ResultSet row = lock.getResultSet();
                        row.next();
                        return beginning.read().read(row);
                    }
                },
                work);
    }

    private static <B, T extends @Nullable Object> T inTransaction(
            Connection connection, Work<B> lock, WorkAfter<B, T> work) throws SQLException {
        long asked = System.nanoTime();
        connection.setAutoCommit(false);
        try {
            B locked = locked(connection, lock, asked);
            long begun = System.nanoTime();
            T result = work.run(locked);
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
     * Commits. Where the wait for a synchronous standby is ended by somebody, the server answers with success and a warning:
     * the transaction is committed there, but a fail-over would lose it.
     */
    private static void commit(Connection connection) throws SQLException {
        connection.clearWarnings();
        connection.commit();
        for (@Nullable SQLWarning warning = connection.getWarnings();
                warning != null;
                warning = warning.getNextWarning()) {
            // The message is localized; the routine name is not.
            if (warning instanceof PSQLWarning said
                    && STANDBY_WAIT.equals(said.getServerErrorMessage().getRoutine())) {
                throw new SQLException(
                        "no synchronous standby has confirmed the commit: " + warning.getMessage(),
                        PostgresFailure.UNCONFIRMED);
            }
        }
    }

    /** Runs statements that all read the same state of the database. */
    public static <T extends @Nullable Object> T read(Connection connection, Work<T> work) throws SQLException {
        return readOne(connection, () -> {
            // Set for this transaction, not for the session: one round trip, which also begins the transaction.
            try (PreparedStatement repeatable = connection.prepareStatement(REPEATABLE_READ)) {
                repeatable.execute();
            }
            return work.run();
        });
    }

    /** Runs one statement whose rows are fetched a part at a time, which the driver does only in a transaction. */
    public static <T extends @Nullable Object> T readOne(Connection connection, Work<T> work) throws SQLException {
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
        }
    }

    private static void raiseTurn(Connection connection) throws SQLException {
        try (Statement raise = connection.createStatement()) {
            raise.execute(RAISE_TURN);
        }
    }

    private static <B> B locked(Connection connection, Work<B> lock, long asked) throws SQLException {
        try {
            return lock.run();
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
