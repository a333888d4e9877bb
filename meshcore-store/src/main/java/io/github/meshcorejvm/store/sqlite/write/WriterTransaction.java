package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteErrorCode;

/** The transaction of a batch. Takes the write lock at once, so that it can wait only at its beginning. Not thread-safe. */
final class WriterTransaction implements AutoCloseable {

    private final Transaction transaction;
    private final PreparedStatement savepoint;
    private final PreparedStatement release;
    private final PreparedStatement rollbackToSavepoint;
    private final PreparedStatement dataVersion;
    private long knownVersion;

    WriterTransaction(Connection connection) throws SQLException {
        refreshSchema(connection);
        transaction = Transaction.writing(connection);
        savepoint = connection.prepareStatement("SAVEPOINT item");
        release = connection.prepareStatement("RELEASE item");
        rollbackToSavepoint = connection.prepareStatement("ROLLBACK TO item");
        dataVersion = connection.prepareStatement("PRAGMA data_version");
        knownVersion = readVersion();
    }

    /** Begins; returns whether another connection has written since the last time. */
    boolean begin() throws SQLException {
        transaction.begin();
        long version = readVersion();
        boolean changed = version != knownVersion;
        knownVersion = version;
        return changed;
    }

    void commit() throws SQLException {
        transaction.commit();
    }

    /** Rolls back, if a transaction was begun; SQLite may have done so already, which is harmless. */
    void rollback(Exception cause) {
        transaction.rollback(cause);
    }

    void savepoint() throws SQLException {
        savepoint.execute();
    }

    void release() throws SQLException {
        release.execute();
    }

    /** Rolls back to the savepoint; false when the whole transaction was rolled back, for example by a trigger. */
    boolean rollbackToSavepoint() throws SQLException {
        try {
            rollbackToSavepoint.execute();
        } catch (SQLException e) {
            // No such savepoint; SQLite has no separate code for it.
            if (SqliteFailure.code(e) == SQLiteErrorCode.SQLITE_ERROR) {
                return false;
            }
            throw e;
        }
        release.execute();
        return true;
    }

    /**
     * Makes SQLite reload the schema: as long as no statement can be prepared, for example because a trigger names a missing
     * table, it does not notice that another program has repaired it.
     */
    private static void refreshSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet any = statement.executeQuery("SELECT 1 FROM sqlite_master LIMIT 1")) {
            any.next();
        }
    }

    private long readVersion() throws SQLException {
        try (ResultSet version = dataVersion.executeQuery()) {
            version.next();
            return version.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        transaction.close();
        savepoint.close();
        release.close();
        rollbackToSavepoint.close();
        dataVersion.close();
    }
}
