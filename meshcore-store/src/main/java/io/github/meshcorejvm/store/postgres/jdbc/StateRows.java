package io.github.meshcorejvm.store.postgres.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** Sets the value of a key, in the transaction that the value belongs to. */
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
