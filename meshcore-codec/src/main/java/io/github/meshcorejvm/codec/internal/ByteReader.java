package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;

/**
 * Reads the fields of a region in order; numbers are little endian and unsigned unless the name says otherwise. One
 * rule for bounds: no read passes the end of the region. A read that would throws {@link IndexOutOfBoundsException} and
 * reads nothing; callers check {@link #remaining()} first, so this exception means a bug. Not thread-safe.
 */
public final class ByteReader {

    private final Bytes bytes;
    private final int limit;
    private int position;

    /** Reads from the first byte to the last. */
    public ByteReader(Bytes bytes) {
        this(bytes, 0, bytes.size());
    }

    private ByteReader(Bytes bytes, int position, int limit) {
        this.bytes = bytes;
        this.position = position;
        this.limit = limit;
    }

    /** The index of the next byte, counted from the start of all bytes. */
    public int position() {
        return position;
    }

    /** How many bytes of the region are left. */
    public int remaining() {
        return limit - position;
    }

    /** A reader of the next {@code length} bytes only, which this reader skips. */
    public ByteReader region(int length) {
        int start = advance(length);
        return new ByteReader(bytes, start, start + length);
    }

    /** One byte, 0..255. */
    public int u8() {
        return bytes.u8(advance(1));
    }

    /** The next byte, 0..255, which stays unread. */
    public int peek() {
        int value = u8();
        position--;
        return value;
    }

    /** One byte, -128..127. */
    public int i8() {
        return (byte) u8();
    }

    /** Two bytes, 0..65535. */
    public int u16() {
        return bytes.u16le(advance(2));
    }

    /** Two bytes, -32768..32767. */
    public int i16() {
        return (short) u16();
    }

    /** Four bytes, 0..4294967295. */
    public long u32() {
        return bytes.u32le(advance(4));
    }

    /** Four bytes, signed. */
    public int i32() {
        return (int) u32();
    }

    /** The next {@code count} bytes. */
    public Bytes take(int count) {
        int start = advance(count);
        return bytes.slice(start, start + count);
    }

    /** All bytes of the region that are left, possibly none. */
    public Bytes rest() {
        return take(remaining());
    }

    /** Skips the bytes of a field and returns its index. */
    private int advance(int length) {
        if (length < 0 || length > limit - position) {
            throw new IndexOutOfBoundsException(
                    "needs " + length + " bytes at offset " + position + " but " + remaining() + " are left");
        }
        int start = position;
        position += length;
        return start;
    }
}
