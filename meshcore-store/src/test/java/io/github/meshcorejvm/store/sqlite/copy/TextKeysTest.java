package io.github.meshcorejvm.store.sqlite.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each unique key of a new file in which texts are is compared without U+0000 before a copy. */
class TextKeysTest {

    /** The kinds of columns that an index is of; an expression, which has no type, is one of a text. */
    private static final String KEYS = """
            SELECT t.name, group_concat(coalesce(c.name, '?'), ',')
            FROM sqlite_schema t, pragma_index_list(t.name) l, pragma_index_info(l.name) c
              LEFT JOIN pragma_table_info(t.name) k ON k.name = c.name
            WHERE t.type = 'table' AND t.name NOT IN ('sqlite_sequence', 'meshcore_state') AND l."unique"
            GROUP BY t.name, l.name HAVING sum(coalesce(k.type, 'TEXT') = 'TEXT') > 0""";

    @TempDir
    Path folder;

    @Test
    void everyUniqueKeyWithATextIsListed() throws Exception {
        Path file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        List<String> missing = new ArrayList<>();
        int found = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet keys = statement.executeQuery(KEYS)) {
            while (keys.next()) {
                found++;
                String table = keys.getString(1);
                List<String> columns = Arrays.asList(keys.getString(2).split(","));
                if (SourceRules.TEXT_KEYS.stream().noneMatch(key -> isOf(key, table, columns))) {
                    missing.add(table + columns);
                }
            }
        }
        assertThat(found).isGreaterThan(10);
        assertThat(missing).isEmpty();
    }

    private static boolean isOf(SourceRules.TextKey key, String table, List<String> columns) {
        return key.table().equals(table)
                && key.columns().size() == columns.size()
                && columns.stream().filter(column -> !column.equals("?")).allMatch(key.columns()::contains);
    }
}
