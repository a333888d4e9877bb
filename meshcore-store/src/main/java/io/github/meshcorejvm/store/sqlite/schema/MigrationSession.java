package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.sqlite.jdbc.LockTurns;
import io.github.meshcorejvm.store.sqlite.jdbc.ShortTransactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The connection of a migration, the recorded migrations, and short transactions that do not block others. Not thread-safe.
 *
 * @param connection in auto-commit mode
 * @param turns its turns at the write lock
 * @param recheck how recurring repairs look for new work
 */
record MigrationSession(Connection connection, LockTurns turns, Recheck recheck) {

    MigrationSession(Connection connection, Recheck recheck) {
        this(connection, new LockTurns(connection), recheck);
    }

    /** Which rows the repairs that were done before look at again, because an older program may have added or changed them. */
    enum Recheck {
        NONE,
        /** Those added since the last look. */
        ADDED,
        ALL
    }

    /** For many small changes. */
    ShortTransactions transactions() {
        return new ShortTransactions(turns);
    }

    boolean isRecorded(String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM _migrations WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    boolean isRecordedAsync(String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT 1 FROM _async_migrations WHERE name = ? AND status = 'done'")) {
            select.setString(1, name);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    void record(String name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR IGNORE INTO _migrations (name) VALUES (?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    void recordAsync(String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO _async_migrations (name, status, ended_at) VALUES (?, 'done', datetime('now'))
                ON CONFLICT (name) DO UPDATE SET status = 'done', ended_at = datetime('now'), error = NULL""")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    /** Runs something in one transaction. */
    void once(Change change) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            turns.take(deadline -> {
                change.run(statement);
                return true;
            });
        }
    }

    /** Work inside a transaction. */
    @FunctionalInterface
    interface Change {
        void run(Statement statement) throws SQLException;
    }

    /** The number that a query returns; 0 for NULL and for no row. */
    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
