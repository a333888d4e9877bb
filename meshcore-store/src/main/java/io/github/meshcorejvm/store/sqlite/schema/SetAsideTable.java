package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of our own that keeps rows which have no place any more, with all the columns they had.
 *
 * @param name begins with {@code meshcore_}
 * @param source the table that the rows come from
 */
record SetAsideTable(String name, String source) {

    /** With which the names of all but the oldest begin. */
    static final String PREFIX = "meshcore_set_aside_";

    /** Makes it, or adds the columns that the source has got since. */
    void prepare(MigrationSession session) throws SQLException, InterruptedException {
        session.once(statement -> {
            statement.execute("CREATE TABLE IF NOT EXISTS " + name + " AS SELECT * FROM " + source + " WHERE 0");
            Set<String> present = SchemaReader.columns(session.connection(), name);
            for (String column : SchemaReader.columns(session.connection(), source)) {
                if (!present.contains(column)) {
                    statement.execute("ALTER TABLE " + name + " ADD COLUMN \"" + column + '"');
                }
            }
        });
    }

    /** The SQL that copies rows of the source which meet a condition. */
    String copy(MigrationSession session, String condition) throws SQLException {
        String columns = SchemaReader.columns(session.connection(), source).stream()
                .map(column -> '"' + column + '"')
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + name + " (" + columns + ") SELECT " + columns + " FROM " + source + " WHERE "
                + condition;
    }
}
