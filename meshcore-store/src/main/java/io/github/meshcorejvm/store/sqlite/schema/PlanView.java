package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Shows an older file to a read-only connection as if its missing columns existed: temporary views and tables hide incomplete
 * ones, so that the rows of later steps can be counted.
 */
final class PlanView {

    private PlanView() {}

    static void prepare(Connection connection, FileKind kind) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table table : Schema.TABLES) {
                Set<String> present = SchemaReader.columns(connection, table.name());
                if (present.isEmpty()) {
                    statement.execute(
                            table.create().replace("CREATE TABLE IF NOT EXISTS", "CREATE TEMP TABLE IF NOT EXISTS"));
                } else if (kind == FileKind.V2 && table.is(Schema.OBSERVATIONS)) {
                    statement.execute(view(table, present, "nullif(observer_id, '')"));
                } else if (table.columns().stream().anyMatch(column -> !present.contains(column.name()))) {
                    statement.execute(view(table, present, "NULL"));
                }
            }
        }
    }

    /** {@code observer} replaces a missing column observer_idx, to distinguish observers. */
    private static String view(Table table, Set<String> present, String observer) {
        List<String> columns = new ArrayList<>();
        if (!present.contains("rowid")) {
            columns.add("rowid AS rowid");
        }
        present.forEach(column -> columns.add("\"" + column + '"'));
        for (Column column : table.columns()) {
            if (!present.contains(column.name())) {
                columns.add(
                        (column.name().equals("observer_idx") ? observer : column.initial()) + " AS " + column.name());
            }
        }
        return "CREATE TEMP VIEW " + table.name() + " AS SELECT " + String.join(", ", columns) + " FROM main."
                + table.name();
    }
}
