package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.Chunk;
import io.github.meshcorejvm.store.copy.rows.CopyColumn;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.RowDecoder;
import io.github.meshcorejvm.store.copy.rows.RowEncoder;
import io.github.meshcorejvm.store.copy.rows.RowName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads the rows of a table in the order of its key by binary COPY, one row a message. */
final class PostgresRows {

    private static final int MAX_ROW_BYTES = 64 << 20;

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

    private void encode(byte[] message, int offset, RowEncoder encoder) throws InterruptedException {
        if (message.length > MAX_ROW_BYTES) {
            throw refusal(
                    message, offset, "the row has " + (message.length >> 20) + " MiB, at most 64 MiB can be copied");
        }
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
