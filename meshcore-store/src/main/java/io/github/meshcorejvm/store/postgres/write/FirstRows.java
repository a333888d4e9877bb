package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.internal.StoredText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** New rows of a table that keeps the first row of each key: later rows are dropped and consume no id. */
final class FirstRows {

    private final int keyColumns;
    private final SetStatement insert;
    private final Set<List<@Nullable Object>> keys = new HashSet<>();

    private FirstRows(SetStatement insert, int keyColumns) {
        this.insert = insert;
        this.keyColumns = keyColumns;
    }

    /**
     * For a table.
     *
     * @param key its unique key, which is made of the first columns of the set
     */
    static FirstRows of(String table, ColumnSet columns, List<String> key) {
        String same = key.stream().map(name -> "t." + name + " = u." + name).collect(Collectors.joining(" AND "));
        String sql = "INSERT INTO " + table + " (" + columns.names() + ") SELECT " + columns.names() + " FROM "
                + columns.rows() + " WHERE NOT EXISTS (SELECT 1 FROM " + table + " AS t WHERE " + same
                + ") ORDER BY n ON CONFLICT (" + String.join(", ", key) + ") DO NOTHING";
        return new FirstRows(new SetStatement(sql, columns), key.size());
    }

    void add(@Nullable Object... row) {
        List<@Nullable Object> key = new ArrayList<>();
        for (int i = 0; i < keyColumns; i++) {
            key.add(row[i] instanceof String text ? StoredText.of(text) : row[i]);
        }
        if (keys.add(key)) {
            insert.add(row);
        }
    }

    SetStatement inserts() {
        return insert;
    }
}
