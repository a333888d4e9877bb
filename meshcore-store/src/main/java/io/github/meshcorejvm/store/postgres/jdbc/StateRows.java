package io.github.meshcorejvm.store.postgres.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code meshcore.state} that belong to the current schema: what this program keeps between runs. */
public final class StateRows {

    private StateRows() {}

    /** The value of a key; empty if there is none. */
    public static Optional<String> find(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT value FROM meshcore.state WHERE schema = current_schema() AND key = ?")) {
            select.setString(1, key);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** The values of those of some keys that have one; in one statement. */
    public static Map<String, String> find(Connection connection, Collection<String> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT key, value FROM meshcore.state"
                + " WHERE schema = current_schema() AND key = ANY (?) AND value IS NOT NULL")) {
            select.setArray(1, connection.createArrayOf("text", keys.toArray()));
            Map<String, String> values = new HashMap<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    values.put(found.getString(1), found.getString(2));
                }
            }
            return values;
        }
    }

    /** Sets the values of some keys in one statement, in the caller's transaction. */
    public static void put(Connection connection, Map<String, String> values) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO meshcore.state (schema, key, value)"
                + " SELECT current_schema(), key, value FROM unnest(?::text[], ?::text[]) AS u(key, value)"
                + " ON CONFLICT (schema, key) DO UPDATE SET value = excluded.value")) {
            List<Map.Entry<String, String>> entries = List.copyOf(values.entrySet());
            upsert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", entries.stream().map(Map.Entry::getKey).toArray()));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", entries.stream().map(Map.Entry::getValue).toArray()));
            upsert.executeUpdate();
        }
    }

    /** Sets the value of a key, in the caller's transaction. */
    public static void put(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO meshcore.state (schema, key, value) VALUES (current_schema(), ?, ?)"
                        + " ON CONFLICT (schema, key) DO UPDATE SET value = excluded.value")) {
            upsert.setString(1, key);
            upsert.setString(2, value);
            upsert.executeUpdate();
        }
    }

    /** Removes a key. */
    public static void remove(Connection connection, String key) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM meshcore.state WHERE schema = current_schema() AND key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        }
    }
}
