package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.internal.StoredText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement and the rows that it processes at once. Not thread-safe. */
final class SetStatement {

    private final String sql;
    private final ColumnSet columns;
    private final List<List<@Nullable Object>> cells = new ArrayList<>();
    private int size;

    /** Takes a statement whose parameters are the arrays of the columns, in their order. */
    SetStatement(String sql, ColumnSet columns) {
        this.sql = sql;
        this.columns = columns;
        for (int i = 0; i < columns.types().size(); i++) {
            cells.add(new ArrayList<>());
        }
    }

    /** Adds a row: a String, Long or Double for each column, or null. */
    void add(@Nullable Object... row) {
        if (row.length != cells.size()) {
            throw new IllegalArgumentException("expected " + cells.size() + " cells but got " + row.length);
        }
        for (int i = 0; i < row.length; i++) {
            size += row[i] instanceof String text ? text.length() : Long.BYTES;
            cells.get(i).add(row[i] instanceof String text ? StoredText.of(text) : row[i]);
        }
    }

    boolean isEmpty() {
        return cells.get(0).isEmpty();
    }

    /** About how many bytes will be sent. */
    int size() {
        return size;
    }

    String sql() {
        return sql;
    }

    /** Sets the parameters, beginning at an index; returns the next index. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        Connection connection = statement.getConnection();
        int next = from;
        for (ColumnSet.Type type : columns.types()) {
            Array array = connection.createArrayOf(type.driverName(), type.array(cells.get(next - from)));
            statement.setArray(next, array);
            next++;
        }
        return next;
    }

    /** Prepared and bound, for a statement that returns rows. */
    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        bind(statement, 1);
        return statement;
    }
}
