package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The contents of a file, recognized by its tables before anything is changed. */
enum FileKind {
    /** Nothing yet. */
    EMPTY,
    /** Packets of the first Node.js writer. */
    V1,
    /** Packets of the later Node.js writer, with observers and times as text. */
    V2,
    /** Packets in today's tables, which may lack some columns. */
    V3,
    /** Packets of a version that is not known yet. */
    NEWER,
    /** Views in place of tables. */
    VIEWS,
    /** Some other program's tables. */
    FOREIGN;

    static FileKind of(Connection connection) throws SQLException {
        Set<String> tables = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
                if (version.next() && version.getInt(1) > Schema.VERSION) {
                    return NEWER;
                }
            }
            try (ResultSet names = statement.executeQuery(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
        }
        if (hasViewForTable(connection)) {
            return VIEWS;
        }
        if (tables.isEmpty()) {
            return EMPTY;
        }
        if (!tables.contains("transmissions")) {
            return tables.contains("packets") ? V1 : isBegun(connection, tables) ? V3 : FOREIGN;
        }
        if (!tables.contains("observations")) {
            return V3;
        }
        Set<String> columns = SchemaReader.columns(connection, "observations");
        return columns.contains("observer_idx") || !columns.contains("observer_id") ? V3 : V2;
    }

    /** An older writer that was killed at its first start leaves the first of its tables. */
    private static boolean isBegun(Connection connection, Set<String> tables) throws SQLException {
        Set<String> known = Schema.TABLES.stream().map(Table::name).collect(Collectors.toSet());
        return known.containsAll(tables)
                && SchemaReader.columns(connection, "nodes")
                        .containsAll(Set.of("public_key", "name", "role", "last_seen", "first_seen"));
    }

    /** A view cannot be written to, and its rows may be endless. */
    private static boolean hasViewForTable(Connection connection) throws SQLException {
        try (PreparedStatement view =
                connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE type = 'view' AND lower(name) = ?")) {
            for (Table table : Schema.TABLES) {
                view.setString(1, table.name());
                try (ResultSet found = view.executeQuery()) {
                    if (found.next()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
