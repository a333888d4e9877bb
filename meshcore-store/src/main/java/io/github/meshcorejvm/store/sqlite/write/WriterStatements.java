package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The transaction and the tables of a writer. After a failure the driver may have closed any of their statements: they are
 * discarded then, and prepared again when they are needed. Not thread-safe.
 */
final class WriterStatements implements AutoCloseable {

    private final Connection connection;
    private final Duration sampleInterval;
    private final KeylessAdverts keyless;
    private @Nullable WriterTransaction openTransaction;
    private @Nullable WriterTables openTables;

    WriterStatements(Connection connection, KeylessAdverts keyless, Duration sampleInterval) {
        this.connection = connection;
        this.keyless = keyless;
        this.sampleInterval = sampleInterval;
    }

    WriterTransaction transaction() throws SQLException {
        WriterTransaction open = openTransaction;
        if (open == null) {
            open = new WriterTransaction(connection);
            openTransaction = open;
        }
        return open;
    }

    WriterTables tables() throws SQLException {
        WriterTables open = openTables;
        if (open == null) {
            PreparedTogether statements = new PreparedTogether(connection);
            try {
                open = new WriterTables(statements.connection(), keyless, sampleInterval);
            } catch (SQLException | RuntimeException e) {
                statements.close(e);
                throw e;
            }
            statements.complete();
            openTables = open;
        }
        return open;
    }

    /** Rolls back and discards everything. */
    void undo(Exception cause) {
        closeTables(cause);
        WriterTransaction failed = openTransaction;
        openTransaction = null;
        if (failed != null) {
            failed.rollback(cause);
            closeAfter(cause, failed::close);
        }
    }

    /** Discards the tables, with what they remember. */
    void closeTables(Exception cause) {
        WriterTables failed = openTables;
        openTables = null;
        if (failed != null) {
            closeAfter(cause, failed::close);
        }
    }

    @Override
    public void close() {
        WriterTransaction transaction = openTransaction;
        WriterTables tables = openTables;
        openTransaction = null;
        openTables = null;
        try (transaction;
                tables) {
            // Both are closed, whichever of them fails.
        } catch (SQLException e) {
            throw SqliteFailure.of("close the writer", e);
        }
    }

    private static void closeAfter(Exception cause, Closing failed) {
        try {
            failed.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** What can be closed in SQLite. */
    private interface Closing {
        void close() throws SQLException;
    }
}
