package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;

/**
 * Reads fields one after the other, little endian, unsigned unless the name says otherwise. The caller has checked
 * {@link #remaining()}: reading past the end is a bug and throws {@link IndexOutOfBoundsException}. Not thread-safe.
 */
public final class ByteReader {

    private final Bytes bytes;
    private int position;

    /** Starts at the first byte. */
    public ByteReader(Bytes bytes) {
        this.bytes = bytes;
    }

    /** The index of the next byte. */
    public int position() {
        return position;
    }

    /** How many bytes are left. */
    public int remaining() {
        return bytes.size() - position;
    }

    /** One byte, 0..255. */
    public int u8() {
        return bytes.u8(position++);
    }

    /** One byte, -128..127. */
    public int i8() {
        return (byte) bytes.u8(position++);
    }

    /** Two bytes, 0..65535. */
    public int u16() {
        int value = bytes.u16le(position);
        position += 2;
        return value;
    }

    /** Two bytes, -32768..32767. */
    public int i16() {
        return (short) u16();
    }

    /** Four bytes, 0..4294967295. */
    public long u32() {
        long value = bytes.u32le(position);
        position += 4;
        return value;
    }

    /** Four bytes, signed. */
    public int i32() {
        return (int) u32();
    }

    /** The next {@code count} bytes. */
    public Bytes take(int count) {
        Bytes taken = bytes.slice(position, position + count);
        position += count;
        return taken;
    }

    /** All that is left, maybe nothing. */
    public Bytes rest() {
        return take(remaining());
    }
}
