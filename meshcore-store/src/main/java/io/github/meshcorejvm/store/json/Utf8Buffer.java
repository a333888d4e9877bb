package io.github.meshcorejvm.store.json;

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
        int ascii = appendAscii(text, 0);
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

    /** Appends ASCII characters, for which there is room, up to the first other one; returns its index. */
    private int appendAscii(String text, int from) {
        int i = from;
        for (; i < text.length() && text.charAt(i) < 0x80; i++) {
            put(text.charAt(i));
        }
        return i;
    }
}
