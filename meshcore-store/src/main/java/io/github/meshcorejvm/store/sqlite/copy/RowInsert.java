package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.copy.rows.Chunk;
import io.github.meshcorejvm.store.copy.rows.CopyColumn;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.RowDecoder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.stream.Collectors;

/** Inserts encoded rows into a table. */
final class RowInsert implements AutoCloseable {

    private final CopyTable table;
    private final PreparedStatement insert;

    RowInsert(Connection connection, CopyTable table) throws SQLException {
        this.table = table;
        insert = connection.prepareStatement("INSERT INTO " + table.name() + " (" + table.columnList() + ") VALUES ("
                + table.columns().stream().map(RowInsert::value).collect(Collectors.joining(", ")) + ")");
    }

    /** The bytes of a text are bound directly, which saves two conversions. */
    private static String value(CopyColumn column) {
        return column.kind() == CopyColumn.Kind.TEXT ? "CAST(? AS TEXT)" : "?";
    }

    void insert(Chunk chunk) throws SQLException {
        RowDecoder rows = new RowDecoder(chunk.bytes(), 0, chunk.length());
        while (rows.hasRow()) {
            rows.beginRow();
            int index = 1;
            for (CopyColumn column : table.columns()) {
                bind(index++, column, rows);
            }
            insert.executeUpdate();
        }
    }

    private void bind(int index, CopyColumn column, RowDecoder rows) throws SQLException {
        if (!rows.nextColumn()) {
            insert.setNull(index, Types.NULL);
            return;
        }
        switch (column.kind()) {
            case INTEGER -> insert.setLong(index, rows.takeLong());
            case REAL -> insert.setDouble(index, rows.takeDouble());
            case TEXT -> insert.setBytes(index, rows.takeText());
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
