package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.Chunk;
import io.github.meshcorejvm.store.copy.rows.CopiedText;
import io.github.meshcorejvm.store.copy.rows.CopyColumn;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.RowEncoder;
import io.github.meshcorejvm.store.copy.rows.RowName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads the rows of a table in the order of its key, and refuses values that PostgreSQL cannot store. */
final class SqliteRows {

    private static final long NOT_TEXT = -1;
    /** Selected before the columns: the size of the row's texts, or a mark that a value is not a text. */
    private static final int FIRST_COLUMN = 2;

    private final Connection connection;
    private final CopyTable table;
    private final NumberRepair numbers;
    private final CopiedText texts;

    SqliteRows(Connection connection, CopyTable table, NumberRepair numbers, CopiedText texts) {
        this.connection = connection;
        this.table = table;
        this.numbers = numbers;
        this.texts = texts;
    }

    void read(Chunk.Consumer consumer) throws SQLException, InterruptedException {
        RowEncoder encoder = new RowEncoder(consumer);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + textBytes() + ", " + table.columnList() + " FROM "
                        + table.name() + " ORDER BY " + NulText.order(connection, table))) {
            while (rows.next()) {
                encode(rows, encoder);
            }
        }
        encoder.flush();
    }

    /** An expression that SQLite evaluates without loading the texts. */
    private String textBytes() {
        List<String> texts = table.texts();
        if (texts.isEmpty()) {
            return "0";
        }
        return texts.stream()
                        .map(text -> "typeof(" + text + ") NOT IN ('text', 'null')")
                        .collect(Collectors.joining(" OR ", "CASE WHEN ", " THEN " + NOT_TEXT + " ELSE "))
                + table.textBytes() + " END";
    }

    private void encode(ResultSet rows, RowEncoder encoder) throws SQLException, InterruptedException {
        long textBytes = rows.getLong(1);
        if (textBytes == NOT_TEXT) {
            throw refusal(rows, badText(rows) + " contains a number or a blob where text is expected");
        }
        if (textBytes > CopyTable.MAX_ROW_BYTES) {
            throw refusal(rows, CopyTable.tooLarge(textBytes));
        }
        int index = FIRST_COLUMN;
        encoder.beginRow(table.columns().size());
        for (CopyColumn column : table.columns()) {
            switch (column.kind()) {
                case TEXT -> putText(rows, index, column, encoder);
                case INTEGER -> putWhole(rows, index, column, encoder);
                case REAL -> putReal(rows, index, column, encoder);
            }
            index++;
        }
        encoder.endRow();
    }

    private void putText(ResultSet rows, int index, CopyColumn column, RowEncoder encoder) throws SQLException {
        byte[] text = rows.getBytes(index);
        if (text == null) {
            putNull(rows, column, encoder);
            return;
        }
        text = texts.withoutNul(text);
        Optional<String> problem = texts.problem(text);
        if (problem.isPresent()) {
            throw refusal(rows, "column " + column.name() + " " + problem.get());
        }
        encoder.putText(text, 0, text.length);
    }

    private void putWhole(ResultSet rows, int index, CopyColumn column, RowEncoder encoder) throws SQLException {
        OptionalLong number;
        try {
            number = numbers.whole(column, rows.getObject(index));
        } catch (ArithmeticException wrong) {
            throw refusal(rows, "column " + column.name() + " " + wrong.getMessage());
        }
        if (number.isPresent()) {
            encoder.putLong(number.getAsLong());
        } else {
            putNull(rows, column, encoder);
        }
    }

    private void putReal(ResultSet rows, int index, CopyColumn column, RowEncoder encoder) throws SQLException {
        OptionalDouble number;
        try {
            number = numbers.real(column, rows.getObject(index));
        } catch (ArithmeticException wrong) {
            throw refusal(rows, "column " + column.name() + " " + wrong.getMessage());
        }
        if (number.isPresent()) {
            encoder.putDouble(number.getAsDouble());
        } else {
            putNull(rows, column, encoder);
        }
    }

    private void putNull(ResultSet rows, CopyColumn column, RowEncoder encoder) throws SQLException {
        if (column.required()) {
            throw refusal(rows, "column " + column.name() + " is NULL");
        }
        encoder.putNull();
    }

    private String badText(ResultSet rows) throws SQLException {
        int index = FIRST_COLUMN;
        for (CopyColumn column : table.columns()) {
            Object value = rows.getObject(index++);
            if (column.kind() == CopyColumn.Kind.TEXT && (value instanceof Number || value instanceof byte[])) {
                return "column " + column.name();
            }
        }
        return "a column";
    }

    private StoreException refusal(ResultSet rows, String what) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (String column : table.key()) {
            key.add(rows.getObject(column));
        }
        return new StoreException(RowName.of(table, key) + ": " + what);
    }
}
