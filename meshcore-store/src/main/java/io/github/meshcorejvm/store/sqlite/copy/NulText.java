package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.copy.rows.CopyColumn;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL for texts with U+0000, which is removed from what is copied. SQLite's own replace() and substr() end at such a character,
 * except in a blob.
 */
final class NulText {

    private NulText() {}

    /** Whether a column contains it. */
    static String in(String column) {
        return "instr(CAST(" + column + " AS BLOB), x'00') > 0";
    }

    /** A column without it. */
    static String without(String column) {
        return "(WITH RECURSIVE cut(head, rest) AS (SELECT x'', CAST(" + column + " AS BLOB) UNION ALL"
                + " SELECT CAST(head || substr(rest, 1, instr(rest, x'00') - 1) AS BLOB), substr(rest, instr(rest, x'00') + 1)"
                + " FROM cut WHERE instr(rest, x'00') > 0)"
                + " SELECT CAST(head || rest AS TEXT) FROM cut WHERE instr(rest, x'00') = 0)";
    }

    /** The order of the rows of a table in the target, where the texts of the key lack U+0000. */
    static String order(Connection connection, CopyTable table) throws SQLException {
        List<String> texts = table.columns().stream()
                .filter(column -> column.kind() == CopyColumn.Kind.TEXT)
                .map(CopyColumn::name)
                .filter(table.key()::contains)
                .toList();
        if (texts.isEmpty() || !isIn(connection, table.name(), texts)) {
            return table.order();
        }
        return table.key().stream()
                .map(column -> texts.contains(column) ? without(column) : column)
                .collect(Collectors.joining(", "));
    }

    /** Whether one of some columns of a table contains it. */
    static boolean isIn(Connection connection, String table, List<String> texts) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM " + table + " WHERE "
                        + texts.stream().map(NulText::in).collect(Collectors.joining(" OR ")) + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
