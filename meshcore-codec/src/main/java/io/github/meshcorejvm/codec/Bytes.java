package io.github.meshcorejvm.codec;

import io.github.meshcorejvm.codec.internal.BytesAccess;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable sequence of bytes, equal to another by content, printed as lower-case hex. A slice shares the storage of
 * the bytes it was taken from; a MeshCore frame has at most 255 bytes, so a slice keeps no more than that in memory.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class Bytes implements Comparable<Bytes>, Serializable {

    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private static final long serialVersionUID = 1;

    static {
        BytesAccess.set(new Access());
    }

    private final byte[] array;
    private final int offset;
    private final int size;

    private Bytes(byte[] array, int offset, int size) {
        this.array = array;
        this.offset = offset;
        this.size = size;
    }

    /** The given bytes. The array is copied; later changes to it have no effect. */
    public static Bytes copyOf(byte... source) {
        return source.length == 0 ? EMPTY : new Bytes(source.clone(), 0, source.length);
    }

    /**
     * The bytes written as hex digits of either case, with nothing between them.
     *
     * @throws IllegalArgumentException if the number of digits is odd, or a character is no hex digit; the message
     *     gives its index
     */
    public static Bytes ofHex(CharSequence hex) {
        return wrap(HexText.parse(hex));
    }

    /** Takes an array over without copying it. */
    static Bytes wrap(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array, 0, array.length);
    }

    /** The number of bytes. */
    public int size() {
        return size;
    }

    /** Whether there are no bytes. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The byte at an index, 0..255. */
    public int u8(int index) {
        Objects.checkIndex(index, size);
        return array[offset + index] & 0xFF;
    }

    /** The two bytes at an index, little endian, 0..65535. */
    public int u16le(int index) {
        Objects.checkFromIndexSize(index, 2, size);
        int at = offset + index;
        return array[at] & 0xFF | (array[at + 1] & 0xFF) << 8;
    }

    /** The four bytes at an index, little endian, signed. */
    public int i32le(int index) {
        return u16le(index) | u16le(index + 2) << 16;
    }

    /** The four bytes at an index, little endian, 0..4294967295. */
    public long u32le(int index) {
        return i32le(index) & 0xFFFF_FFFFL;
    }

    /** The bytes from one index (inclusive) to another (exclusive). Shares storage. */
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        if (from == to) {
            return EMPTY;
        }
        return to - from == size ? this : new Bytes(array, offset + from, to - from);
    }

    /** Whether all bytes are zero; true if there are none. */
    public boolean isZero() {
        for (int i = offset; i < offset + size; i++) {
            if (array[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** These bytes followed by others. */
    public Bytes concat(Bytes other) {
        byte[] joined = Arrays.copyOf(toByteArray(), size + other.size);
        other.copyTo(joined, size);
        return wrap(joined);
    }

    /** Whether these bytes begin with others. */
    public boolean startsWith(Bytes prefix) {
        return prefix.size <= size
                && Arrays.equals(
                        array, offset, offset + prefix.size, prefix.array, prefix.offset, prefix.offset + prefix.size);
    }

    /** The index of the first byte with a value (0..255), or -1. */
    public int indexOf(int value) {
        for (int i = 0; i < size; i++) {
            if ((array[offset + i] & 0xFF) == value) {
                return i;
            }
        }
        return -1;
    }

    /** Writes all bytes to a part of an array. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, offset, target, at, size);
    }

    /** The bytes in a fresh array, which the caller owns. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + size);
    }

    /** Two lower-case hex digits for each byte. */
    public String toHex() {
        return HexText.lower(array, offset, size);
    }

    /** Two upper-case hex digits for each byte. */
    public String toUpperHex() {
        return HexText.upper(array, offset, size);
    }

    /** Compares byte by byte, unsigned; a prefix comes before what it begins. */
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(
                array, offset, offset + size, other.array, other.offset, other.offset + other.size);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + size, that.array, that.offset, that.offset + that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + size; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** Lower-case hex. */
    @Override
    public String toString() {
        return toHex();
    }

    /** Serializes the bytes themselves, not the storage that a slice shares. */
    private Object writeReplace() {
        return new Serialized(toByteArray());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("Bytes are serialized by a proxy");
    }

    private static final class Serialized implements Serializable {
        private static final long serialVersionUID = 1;
        private final byte[] content;

        Serialized(byte[] content) {
            this.content = content;
        }

        private Object readResolve() {
            return copyOf(content);
        }
    }

    private static final class Access extends BytesAccess {
        @Override
        public byte[] array(Bytes bytes) {
            return bytes.array;
        }

        @Override
        public int offset(Bytes bytes) {
            return bytes.offset;
        }

        @Override
        public Bytes wrap(byte[] array) {
            return Bytes.wrap(array);
        }
    }
}
