package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;

/** Writes fields one after the other, little endian, into an array of the exact length. Not thread-safe. */
public final class ByteWriter {

    private final byte[] array;
    private int position;

    /** Makes room for {@code length} bytes, all of which must be written. */
    public ByteWriter(int length) {
        array = new byte[length];
    }

    /** Writes the low 8 bits. */
    public ByteWriter u8(int value) {
        array[position++] = (byte) value;
        return this;
    }

    /** Writes the low 16 bits. */
    public ByteWriter u16(int value) {
        return u8(value).u8(value >>> 8);
    }

    /** Writes the low 32 bits. */
    public ByteWriter u32(long value) {
        return u16((int) value).u16((int) (value >>> 16));
    }

    /** Writes bytes as they are. */
    public ByteWriter bytes(Bytes value) {
        value.copyTo(array, position);
        position += value.size();
        return this;
    }

    /** What was written; the writer is spent. */
    public byte[] toArray() {
        if (position != array.length) {
            throw new IllegalStateException("wrote " + position + " of " + array.length + " bytes");
        }
        return array;
    }

    /** What was written; the writer is spent. */
    public Bytes toBytes() {
        return BytesAccess.get().wrap(toArray());
    }
}
