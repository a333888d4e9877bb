package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the schema of a file. */
final class SchemaReader {

    private SchemaReader() {}

    /** The names of a table's columns, in order; none if there is no such table. */
    static Set<String> columns(Connection connection, String table) throws SQLException {
        Set<String> columns = new LinkedHashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
            statement.setString(1, table);
            try (ResultSet names = statement.executeQuery()) {
                while (names.next()) {
                    columns.add(names.getString(1));
                }
            }
        }
        return columns;
    }

    /** The SQL of a table, index or view. */
    static Optional<String> sql(Connection connection, String type, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT sql FROM sqlite_master WHERE type = ? AND name = ?")) {
            statement.setString(1, type);
            statement.setString(2, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** What a file of version 3 lacks that cannot be added to it: no known program made such files. */
    static List<String> notAddable(Connection connection) throws SQLException {
        List<String> lacking = new ArrayList<>();
        for (Table table : Schema.TABLES) {
            Set<String> present = columns(connection, table.name());
            for (Column column : table.columns()) {
                if (!present.isEmpty()
                        && !present.contains(column.name())
                        && !column.isAddable()
                        && hasRows(connection, table)) {
                    lacking.add("column " + table.name() + "." + column.name());
                }
            }
            if (table.is(Schema.TRANSMISSIONS) && present.contains("hash") && !isHashUnique(connection)) {
                lacking.add("unique constraint transmissions(hash)");
            }
        }
        return lacking;
    }

    private static boolean hasRows(Connection connection, Table table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM main." + table.name() + " LIMIT 1")) {
            return row.next();
        }
    }

    /** By it, the writer recognizes a packet that is stored already. */
    private static boolean isHashUnique(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT 1 FROM pragma_index_list('transmissions') AS i WHERE i."unique" AND NOT i.partial
                        AND (SELECT group_concat(name) FROM pragma_index_info(i.name)) = 'hash'""")) {
            return found.next();
        }
    }
}
