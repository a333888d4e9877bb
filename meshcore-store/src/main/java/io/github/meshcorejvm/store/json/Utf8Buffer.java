package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that grows, as the bytes of its UTF-8. Not thread-safe. */
public final class Utf8Buffer {

    private static final int FIRST_CAPACITY = 1 << 10;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    /** Without text. */
    public Utf8Buffer() {}

    /** The number of bytes. */
    public int size() {
        return size;
    }

    /** Forgets the text and keeps the memory. */
    public void clear() {
        size = 0;
    }

    /** Appends text; half a character, which UTF-8 cannot express, as {@code ?}. */
    public void append(String text) {
        ensure(text.length());
        int ascii = putAscii(text);
        if (ascii < text.length()) {
            byte[] rest = text.substring(ascii).getBytes(StandardCharsets.UTF_8);
            ensure(rest.length);
            System.arraycopy(rest, 0, bytes, size, rest.length);
            size += rest.length;
        }
    }

    /** Writes all of it. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /** The text. */
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /** The last byte; 0 if there is none. */
    byte last() {
        return size == 0 ? 0 : bytes[size - 1];
    }

    /** Makes room for the bytes that {@link #put} takes. */
    void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    /** Appends a byte, for which there is room. */
    void put(int b) {
        bytes[size++] = (byte) b;
    }

    /** Appends the UTF-8 of a character, a pair of surrogates as one, for which there is room. */
    void putCodePoint(int c) {
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | c >> 6);
            put(0x80 | c & 0x3F);
        } else if (c < 0x1_0000) {
            put(0xE0 | c >> 12);
            put(0x80 | c >> 6 & 0x3F);
            put(0x80 | c & 0x3F);
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | c >> 12 & 0x3F);
            put(0x80 | c >> 6 & 0x3F);
            put(0x80 | c & 0x3F);
        }
    }

    /** Appends characters, for which there is room, up to the first that JSON must escape; returns its index. */
    int putPlain(String text, int from) {
        byte[] target = bytes;
        int at = size;
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                break;
            }
            target[at++] = (byte) c;
        }
        size = at;
        return i;
    }

    /** Appends ASCII characters, for which there is room, up to the first other one; returns its index. */
    int putAscii(String text) {
        byte[] target = bytes;
        int at = size;
        int i = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                break;
            }
            target[at++] = (byte) c;
        }
        size = at;
        return i;
    }

    /** Appends so many decimal digits of a number, for which there is room. */
    void putDecimal(long value, int digits) {
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    /** Appends two digits a byte, for which there is room. */
    void putHex(byte[] digits, Bytes value) {
        byte[] target = bytes;
        int at = size;
        int length = value.size();
        // Copied to the end of its place, where each byte is read before a digit is written over it.
        int from = at + length;
        value.copyTo(target, from);
        for (int i = 0; i < length; i++) {
            int b = target[from + i];
            target[at + 2 * i] = digits[b >> 4 & 0x0F];
            target[at + 2 * i + 1] = digits[b & 0x0F];
        }
        size = from + length;
    }
}
