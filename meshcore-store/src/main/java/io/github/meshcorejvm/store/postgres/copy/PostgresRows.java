package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.Chunk;
import io.github.meshcorejvm.store.copy.rows.CopyColumn;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.RowDecoder;
import io.github.meshcorejvm.store.copy.rows.RowEncoder;
import io.github.meshcorejvm.store.copy.rows.RowName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads the rows of a table in the order of its key by binary COPY, one row a message. */
final class PostgresRows {

    /** Of what large texts occupy: 8 MiB of one letter are compressed to more. */
    private static final int MIN_TOAST_BYTES = 32 << 10;

    private final Connection connection;
    private final CopyTable table;
    private final String condition;

    PostgresRows(Connection connection, CopyTable table) {
        this(connection, table, "true");
    }

    /** Only rows that meet a condition, in SQL. */
    PostgresRows(Connection connection, CopyTable table, String condition) {
        this.connection = connection;
        this.table = table;
        this.condition = condition;
    }

    void read(Chunk.Consumer consumer) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            // Read by an index: sorting a table of gigabytes would need as much space again.
            statement.execute("SET enable_sort = off");
            requireSmallRows(statement);
        }
        RowEncoder encoder = new RowEncoder(consumer);
        CopyOut rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (SELECT " + table.columnList() + " FROM " + table.name() + " WHERE " + condition
                        + " ORDER BY " + table.order() + ") TO STDOUT (FORMAT binary)");
        try {
            int offset = BinaryCopy.headerLength();
            for (byte[] message = rows.readFromCopy(); message != null; message = rows.readFromCopy()) {
                if (!BinaryCopy.isTrailer(message, offset)) {
                    encode(message, offset, encoder);
                }
                offset = 0;
            }
        } finally {
            if (rows.isActive()) {
                rows.cancelCopy();
            }
        }
        encoder.flush();
    }

    /** Looks for rows that are too large before the driver, which loads them whole, does. */
    private void requireSmallRows(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT coalesce(pg_relation_size(nullif(reltoastrelid, 0)), 0)"
                + " FROM pg_class WHERE oid = to_regclass('" + table.name() + "')")) {
            if (table.texts().isEmpty() || !row.next() || row.getLong(1) < MIN_TOAST_BYTES) {
                return;
            }
        }
        List<String> key = table.key().stream()
                .map(column -> table.texts().contains('"' + column + '"') ? "left(" + column + ", 81)" : column)
                .toList();
        try (ResultSet large = statement.executeQuery("SELECT " + table.textBytes() + ", " + String.join(", ", key)
                + " FROM " + table.name() + " WHERE " + table.textBytes() + " > " + CopyTable.MAX_ROW_BYTES
                + " LIMIT 1")) {
            if (large.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int column = 2; column <= 1 + key.size(); column++) {
                    values.add(large.getObject(column));
                }
                throw new StoreException(RowName.of(table, values) + ": " + CopyTable.tooLarge(large.getLong(1)));
            }
        }
    }

    private void encode(byte[] message, int offset, RowEncoder encoder) throws InterruptedException {
        RowDecoder row = new RowDecoder(message, offset, message.length - offset);
        encoder.beginRow(row.beginRow());
        for (CopyColumn column : table.columns()) {
            if (!row.nextColumn()) {
                encoder.putNull();
                continue;
            }
            switch (column.kind()) {
                case INTEGER -> encoder.putLong(row.takeLong());
                case TEXT -> row.takeTextInto(encoder);
                case REAL -> {
                    double value = row.takeDouble();
                    if (!Double.isFinite(value)) {
                        throw refusal(message, offset, "column " + column.name() + " is " + value);
                    }
                    encoder.putDouble(value);
                }
            }
        }
        encoder.endRow();
    }

    private StoreException refusal(byte[] message, int offset, String what) {
        RowDecoder row = new RowDecoder(message, offset, message.length - offset);
        row.beginRow();
        List<@Nullable Object> key = new ArrayList<>();
        for (CopyColumn column : table.columns()) {
            @Nullable Object value = row.nextColumn() ? value(row, column) : null;
            if (table.key().contains(column.name())) {
                key.add(value);
            }
        }
        return new StoreException(RowName.of(table, key) + ": " + what);
    }

    private static Object value(RowDecoder row, CopyColumn column) {
        return switch (column.kind()) {
            case INTEGER -> row.takeLong();
            case REAL -> row.takeDouble();
            case TEXT -> row.takeText();
        };
    }
}
