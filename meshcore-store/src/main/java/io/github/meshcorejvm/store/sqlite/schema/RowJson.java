package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row as one line of JSON: {@code {"table": …, "row": {column: value}}}. */
final class RowJson {

    private RowJson() {}

    static String of(String table, ResultSet row) throws SQLException {
        StringBuilder json = new StringBuilder("{\"table\":");
        text(json, table);
        json.append(",\"row\":{");
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            json.append(i == 1 ? "" : ",");
            text(json, columns.getColumnName(i));
            json.append(':');
            value(json, row.getObject(i));
        }
        return json.append("}}").toString();
    }

    private static void value(StringBuilder json, @Nullable Object value) {
        if (value == null) {
            json.append("null");
        } else if (value instanceof byte[] bytes) {
            text(json, HexFormat.of().formatHex(bytes));
        } else if (value instanceof Double real && !Double.isFinite(real) || !(value instanceof Number)) {
            text(json, value.toString());
        } else {
            json.append(value);
        }
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == '\u007f') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
