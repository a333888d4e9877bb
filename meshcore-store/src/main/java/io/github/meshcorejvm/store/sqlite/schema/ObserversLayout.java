package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The two layouts of {@code observers}: today's, and that of the coming generation of servers, whose rowid is a column
 * that AUTOINCREMENT fills. A file that has the second keeps it.
 */
final class ObserversLayout {

    /** The name by which servers recognize the second layout. */
    static final String NAME = "observers_identity_autoincrement_v1";

    /** The second layout. */
    static final Table AUTOINCREMENT = autoincrement();

    private ObserversLayout() {}

    private static Table autoincrement() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("rowid", "INTEGER PRIMARY KEY AUTOINCREMENT"));
        for (Column column : Schema.OBSERVERS.columns()) {
            columns.add(column.name().equals("id") ? new Column("id", "TEXT UNIQUE") : column);
        }
        return new Table(Schema.OBSERVERS.name(), columns, Schema.OBSERVERS.constraints());
    }

    /** Whether a file has the second. */
    static boolean isAutoincrement(Connection connection) throws SQLException {
        return SchemaReader.columns(connection, Schema.OBSERVERS.name()).contains("rowid");
    }

    /** A table of the schema, in the layout that the file has. */
    static Table kept(Connection connection, Table table) throws SQLException {
        return table.is(Schema.OBSERVERS) && isAutoincrement(connection) ? AUTOINCREMENT : table;
    }
}
