package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The table in which this program keeps state of its own between runs, such as how far a build or a backfill has come. Other
 * programs ignore it; it is created where it is first needed.
 */
public final class StateTable {

    private static final String NAME = "meshcore_state";

    private StateTable() {}

    /** Creates the table if it is missing. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + NAME + " (key TEXT PRIMARY KEY, value TEXT)");
        }
    }

    /** Whether the database has the table. */
    public static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '" + NAME + "'")) {
            return found.next();
        }
    }

    /** The value of a key; empty if there is none. The table must exist. */
    public static Optional<String> find(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM " + NAME + " WHERE key = ?")) {
            select.setString(1, key);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** Sets the value of a key, in the caller's transaction. The table must exist. */
    public static void put(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO " + NAME
                + " (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
            upsert.setString(1, key);
            upsert.setString(2, value);
            upsert.executeUpdate();
        }
    }

    /** Removes a key. The table must exist. */
    public static void remove(Connection connection, String key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + NAME + " WHERE key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        }
    }
}
