package io.github.meshcorejvm.store.postgres.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Streams rows into a table by binary COPY: the server inserts the first rows while the last ones are still encoded, and takes
 * less time per row than an INSERT. Not thread-safe.
 */
final class CopyStream implements AutoCloseable {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final short TRAILER = -1;
    private static final int NULL = -1;
    private static final int BUFFER_BYTES = 32 * 1024;

    private final CopyIn copy;
    private final int columns;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    /** Begins, in the open transaction. */
    CopyStream(Connection connection, String table, ColumnSet columns) throws SQLException {
        this.columns = columns.types().size();
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " (" + columns.names() + ") FROM STDIN (FORMAT binary)");
        buffer.put(HEADER);
    }

    /** Begins a row; a value for each column must follow. */
    CopyStream row() throws SQLException {
        reserve(Short.BYTES);
        buffer.putShort((short) columns);
        return this;
    }

    /** A text without U+0000. */
    CopyStream text(@Nullable String value) throws SQLException {
        if (value == null) {
            return none();
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        reserve(Integer.BYTES + utf8.length);
        buffer.putInt(utf8.length).put(utf8);
        return this;
    }

    CopyStream integer(@Nullable Long value) throws SQLException {
        if (value == null) {
            return none();
        }
        reserve(Integer.BYTES + Long.BYTES);
        buffer.putInt(Long.BYTES).putLong(value);
        return this;
    }

    CopyStream real(@Nullable Double value) throws SQLException {
        if (value == null) {
            return none();
        }
        reserve(Integer.BYTES + Double.BYTES);
        buffer.putInt(Double.BYTES).putDouble(value);
        return this;
    }

    private CopyStream none() throws SQLException {
        reserve(Integer.BYTES);
        buffer.putInt(NULL);
        return this;
    }

    private void reserve(int bytes) throws SQLException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        send();
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocate(bytes);
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Ends the stream and waits until all rows are in the table. */
    void end() throws SQLException {
        reserve(Short.BYTES);
        buffer.putShort(TRAILER);
        send();
        copy.endCopy();
    }

    /** Cancels the COPY, unless it has ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
