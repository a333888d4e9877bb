package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of this program that keeps rows which were removed from another table, with all their columns.
 *
 * @param name begins with {@code meshcore_}
 * @param source the table that the rows come from
 */
record SetAsideTable(String name, String source) {

    /** The prefix of the names of all but the oldest. */
    static final String PREFIX = "meshcore_set_aside_";

    /** Creates it, or adds columns that were added to the source since. */
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

    /** The SQL that copies rows of the source that match a condition. */
    String copy(MigrationSession session, String condition) throws SQLException {
        String columns = SchemaReader.columns(session.connection(), source).stream()
                .map(column -> '"' + column + '"')
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + name + " (" + columns + ") SELECT " + columns + " FROM " + source + " WHERE "
                + condition;
    }
}
