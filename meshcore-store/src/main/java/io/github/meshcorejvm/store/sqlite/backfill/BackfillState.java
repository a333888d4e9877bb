package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.internal.StoredValues;
import io.github.meshcorejvm.store.sqlite.jdbc.StateTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The progress of a backfill, kept in the database so that the next run can resume after a kill. */
final class BackfillState {

    private final Connection connection;
    private final Backfill backfill;

    /** Creates the table if it is missing. */
    BackfillState(Connection connection, Backfill backfill) throws SQLException {
        this.connection = connection;
        this.backfill = backfill;
        StateTable.create(connection);
    }

    /** The id of the last row that is done; empty if there is no run to resume. */
    OptionalLong position() throws SQLException {
        Optional<String> position = StateTable.find(connection, key());
        return position.isPresent() ? StoredValues.wholeNumber(position.get()) : OptionalLong.empty();
    }

    /** Stores the id of the last row that is done, in the transaction that changed it. */
    void save(long position) throws SQLException {
        StateTable.put(connection, key(), Long.toString(position));
    }

    /** Records that all rows are done, also for other writers. */
    void finish() throws SQLException {
        StateTable.remove(connection, key());
        record("INSERT OR IGNORE INTO _migrations (name) VALUES (?)", backfill.migrations());
        record(
                "INSERT INTO _async_migrations (name, status, ended_at) VALUES (?, 'done', datetime('now'))"
                        + " ON CONFLICT (name) DO UPDATE SET status = 'done', ended_at = excluded.ended_at, error = NULL"
                        + " WHERE status <> 'done'",
                backfill.asyncMigrations());
    }

    /** Whether this or another writer has completed a backfill. */
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
}
