package io.github.meshcorejvm.store.copy.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names a row in messages, by its key. */
public final class RowName {

    private static final int MAX_TEXT = 80;

    private RowName() {}

    /**
     * As {@code table observations, row id = 12}.
     *
     * @param values of the columns of the key: numbers, texts or their bytes
     */
    public static String of(CopyTable table, List<? extends @Nullable Object> values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < table.key().size(); i++) {
            parts.add(table.key().get(i) + " = " + text(values.get(i)));
        }
        return "table " + table.name() + ", row " + String.join(", ", parts);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
        return "'" + (text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text) + "'";
    }
}
