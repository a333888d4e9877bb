package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.query;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What {@code sqlite_master} says of a file, with columns sorted: added ones stand behind the others. */
final class Normalised {

    private Normalised() {}

    static List<String> schema(Path file) throws SQLException {
        List<String> lines = new ArrayList<>(query(file, """
                SELECT m.type, m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
                FROM sqlite_master m JOIN pragma_table_info(m.name) c
                WHERE m.type IN ('table', 'view') ORDER BY m.name, c.name"""));
        lines.addAll(
                query(file, "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'view') ORDER BY name"));
        return lines;
    }
}
