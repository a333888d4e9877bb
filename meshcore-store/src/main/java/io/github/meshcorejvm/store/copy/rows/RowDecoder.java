package io.github.meshcorejvm.store.copy.rows;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads rows that {@link RowEncoder} or PostgreSQL wrote, column by column. Not thread-safe. */
public final class RowDecoder {

    private final ByteBuffer bytes;
    private int columnLength;

    /** Reads from some bytes. */
    public RowDecoder(byte[] bytes, int offset, int length) {
        this.bytes = ByteBuffer.wrap(bytes, offset, length);
    }

    /** Whether there is another row. */
    public boolean hasRow() {
        return bytes.hasRemaining();
    }

    /** Begins the next row; returns the number of its columns. */
    public int beginRow() {
        return bytes.getShort();
    }

    /** Goes to the next column; returns whether it has a value. The value must then be taken. */
    public boolean nextColumn() {
        columnLength = bytes.getInt();
        return columnLength >= 0;
    }

    /** The value, an integer. */
    public long takeLong() {
        return bytes.getLong();
    }

    /** The value, a double. */
    public double takeDouble() {
        return bytes.getDouble();
    }

    /** The value, a text in UTF-8. */
    public byte[] takeText() {
        int begin = bytes.position();
        bytes.position(begin + columnLength);
        return Arrays.copyOfRange(bytes.array(), begin, begin + columnLength);
    }

    /** Puts the value, a text, into an encoder. */
    public void takeTextInto(RowEncoder encoder) {
        int begin = bytes.position();
        encoder.putText(bytes.array(), begin, columnLength);
        bytes.position(begin + columnLength);
    }
}
