package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Recreates a table and copies its rows: they keep their rowids, columns of other programs follow ours, and no id is reused.
 */
final class TableCopy {

    /** The name of the new table while it is filled. Never visible outside the transaction. */
    private static final String OLD = "meshcore_rebuilt";

    private TableCopy() {}

    /** A table's columns and their declared types, in order; none if there is no such table. */
    static Map<String, String> declared(MigrationSession session, String table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        // The table of the file, not a temporary one of a plan that hides it.
        try (PreparedStatement select =
                session.connection().prepareStatement("SELECT name, type FROM pragma_table_info(?, 'main')")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return types;
    }

    /**
     * Runs in the open transaction, on a connection with {@code legacy_alter_table}: views keep referring to the table.
     *
     * @param used the greatest rowid that must not be reused
     * @return how many rows were copied
     */
    static long run(MigrationSession session, Statement statement, Table table, long used) throws SQLException {
        Map<String, String> present = declared(session, table.name());
        List<String> ours = table.columns().stream().map(Column::name).toList();
        long highest = Math.max(used, sequence(session, table));
        statement.execute("ALTER TABLE " + table.name() + " RENAME TO " + OLD);
        statement.execute(table.create());
        for (Map.Entry<String, String> column : present.entrySet()) {
            if (!ours.contains(column.getKey())) {
                statement.execute(String.format(
                        Locale.ROOT,
                        "ALTER TABLE %s ADD COLUMN \"%s\" %s",
                        table.name(),
                        column.getKey(),
                        column.getValue()));
            }
        }
        List<String> names = new ArrayList<>(List.of("rowid"));
        List<String> values = new ArrayList<>(names);
        for (String name : present.keySet()) {
            if (!name.equals("rowid")) {
                names.add('"' + name + '"');
                values.add(value(table, name));
            }
        }
        long rows = statement.executeUpdate("INSERT INTO " + table.name() + " (" + String.join(", ", names)
                + ") SELECT " + String.join(", ", values) + " FROM " + OLD + " ORDER BY rowid");
        statement.execute("DROP TABLE " + OLD);
        if (table.create().contains("AUTOINCREMENT")) {
            statement.execute("DELETE FROM sqlite_sequence WHERE name = '" + table.name() + "'");
            statement.execute("INSERT INTO sqlite_sequence (name, seq) SELECT '" + table.name() + "', max(" + highest
                    + ", coalesce((SELECT max(rowid) FROM " + table.name() + "), 0))");
        }
        for (Index index : Schema.INDEXES) {
            if (index.table().equals(table.name())) {
                statement.execute(index.create());
            }
        }
        return rows;
    }

    /** Older tables allow NULL in columns that must have a value now. */
    private static String value(Table table, String name) {
        String quoted = '"' + name + '"';
        return table.columns().stream()
                .filter(column -> column.name().equals(name)
                        && column.declaration().contains("NOT NULL")
                        && !column.initial().equals("NULL"))
                .findFirst()
                .map(column -> "coalesce(" + quoted + ", " + column.initial() + ")")
                .orElse(quoted);
    }

    private static long sequence(MigrationSession session, Table table) throws SQLException {
        boolean kept = SchemaReader.sql(session.connection(), "table", "sqlite_sequence")
                .isPresent();
        return kept ? session.number("SELECT seq FROM sqlite_sequence WHERE name = '" + table.name() + "'") : 0;
    }
}
