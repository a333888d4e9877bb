package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.backfill.Backfill;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;

/** How far a backfill has come, kept in the database for the run after one that was killed. */
final class BackfillState implements AutoCloseable {

    private static final String TABLE = "meshcore_state";

    private final Connection connection;
    private final Backfill backfill;
    private final PreparedStatement save;

    /** Makes the table, unless it is there. */
    BackfillState(Connection connection, Backfill backfill) throws SQLException {
        this.connection = connection;
        this.backfill = backfill;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (key TEXT PRIMARY KEY, value TEXT)");
        }
        save = connection.prepareStatement("INSERT INTO " + TABLE + " (key, value) VALUES (?, ?)"
                + " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    }

    /** The id of the last row that is done; empty when there is no run to go on with. */
    OptionalLong position() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT CAST(value AS INTEGER) FROM " + TABLE + " WHERE key = ?")) {
            select.setString(1, key());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Notes the last row that is done, in the transaction that did it. */
    void save(long position) throws SQLException {
        save.setString(1, key());
        save.setString(2, Long.toString(position));
        save.executeUpdate();
    }

    /** Notes that all rows are done, also for other writers. */
    void finish() throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + TABLE + " WHERE key = ?")) {
            delete.setString(1, key());
            delete.executeUpdate();
        }
        record("INSERT OR IGNORE INTO _migrations (name) VALUES (?)", backfill.migrations());
        record(
                "INSERT INTO _async_migrations (name, status, ended_at) VALUES (?, 'done', datetime('now'))"
                        + " ON CONFLICT (name) DO UPDATE SET status = 'done', ended_at = excluded.ended_at, error = NULL"
                        + " WHERE status <> 'done'",
                backfill.asyncMigrations());
    }

    /** Whether this or another writer has come to the end of a backfill. */
    static boolean isRecorded(Connection connection, Backfill backfill) throws SQLException {
        return hasAll(connection, "SELECT 1 FROM _migrations WHERE name = ?", backfill.migrations())
                && hasAll(
                        connection,
                        "SELECT 1 FROM _async_migrations WHERE name = ? AND status = 'done'",
                        backfill.asyncMigrations());
    }

    private static boolean hasAll(Connection connection, String sql, List<String> names) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (String name : names) {
                select.setString(1, name);
                try (ResultSet found = select.executeQuery()) {
                    if (!found.next()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void record(String sql, List<String> names) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (String name : names) {
                insert.setString(1, name);
                insert.executeUpdate();
            }
        }
    }

    private String key() {
        return "backfill." + backfill.text();
    }

    @Override
    public void close() throws SQLException {
        save.close();
    }
}
