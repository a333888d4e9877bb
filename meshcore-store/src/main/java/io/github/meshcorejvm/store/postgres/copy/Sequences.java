package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.CopyTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The sequences that give out the ids. */
final class Sequences {

    private Sequences() {}

    /** The last id of each sequence; none for an unused one. */
    static Map<String, Long> read(Connection connection) throws SQLException {
        Map<String, Long> highest = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (CopyTable table : CopyTables.NUMBERED) {
                try (ResultSet found = statement.executeQuery(
                        "SELECT last_value FROM " + name(connection, table) + " WHERE is_called")) {
                    if (found.next()) {
                        highest.put(table.name(), found.getLong(1));
                    }
                }
            }
        }
        return highest;
    }

    /** Makes each continue above the highest id. */
    static void write(Connection connection, Map<String, Long> highest) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
            for (CopyTable table : CopyTables.NUMBERED) {
                long id = highest.getOrDefault(table.name(), 0L);
                set.setString(1, name(connection, table));
                set.setLong(2, Math.max(1, id));
                set.setBoolean(3, id >= 1);
                set.execute();
            }
        }
    }

    private static String name(Connection connection, CopyTable table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_get_serial_sequence(quote_ident(current_schema()) || '.' || quote_ident(?), ?)")) {
            statement.setString(1, table.name());
            statement.setString(2, table.key().get(0));
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
