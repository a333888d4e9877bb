package io.github.meshcorejvm.store.copy.rows;

import java.util.Arrays;

/**
 * Writes rows in the encoding that both engines and the digests use: that of PostgreSQL's binary COPY. A row is the number of
 * its columns in 2 bytes; then for each column its length in 4 bytes, -1 for NULL, and its value: an integer in 8 bytes, a
 * double in 8 bytes, or UTF-8. Not thread-safe.
 */
public final class RowEncoder {

    private static final int CHUNK_BYTES = 256 * 1024;
    private static final int FIRST_SIZE = CHUNK_BYTES + 16 * 1024;

    private final Chunk.Consumer consumer;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;
    private int rows;
    private int lastRow;

    /** Passes full chunks to a consumer. */
    public RowEncoder(Chunk.Consumer consumer) {
        this.consumer = consumer;
    }

    /** Begins a row. */
    public void beginRow(int columns) {
        lastRow = length;
        reserve(2);
        bytes[length++] = (byte) (columns >> 8);
        bytes[length++] = (byte) columns;
    }

    /** The next column is NULL. */
    public void putNull() {
        putLength(-1);
    }

    /** The next column is an integer. */
    public void putLong(long value) {
        putLength(8);
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    /** The next column is a double. SQLite stores no negative zero, so there is none here. */
    public void putDouble(double value) {
        putLong(Double.doubleToLongBits(value == 0 ? 0.0 : value));
    }

    /** The next column is a text, in UTF-8. */
    public void putText(byte[] source, int offset, int count) {
        putLength(count);
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** Ends a row. */
    public void endRow() throws InterruptedException {
        rows++;
        if (length >= CHUNK_BYTES) {
            flush();
        }
    }

    /** Passes on the last chunk. */
    public void flush() throws InterruptedException {
        if (rows > 0) {
            consumer.accept(new Chunk(bytes, length, rows, lastRow));
            bytes = new byte[FIRST_SIZE];
            length = 0;
            rows = 0;
        }
    }

    private void putLength(int value) {
        reserve(4);
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + (bytes.length >> 1)));
        }
    }
}
