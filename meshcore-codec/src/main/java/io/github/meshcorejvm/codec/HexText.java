package io.github.meshcorejvm.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads and writes hex digits through tables. Packets arrive as hex, and this is several times faster than the JDK's
 * own, which Android 13 does not have.
 */
final class HexText {

    private static final byte[] DIGIT = new byte[128];

    static {
        Arrays.fill(DIGIT, (byte) -1);
        for (int i = 0; i < 16; i++) {
            DIGIT[Character.forDigit(i, 16)] = (byte) i;
            DIGIT[Character.toUpperCase(Character.forDigit(i, 16))] = (byte) i;
        }
    }

    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.ISO_8859_1);

    private HexText() {}

    static String lower(byte[] array, int offset, int size) {
        return format(LOWER, array, offset, size);
    }

    static String upper(byte[] array, int offset, int size) {
        return format(UPPER, array, offset, size);
    }

    private static String format(byte[] digits, byte[] array, int offset, int size) {
        byte[] text = new byte[2 * size];
        for (int i = 0; i < size; i++) {
            text[2 * i] = digits[array[offset + i] >> 4 & 0x0F];
            text[2 * i + 1] = digits[array[offset + i] & 0x0F];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    static byte[] parse(CharSequence hex) {
        // What is not Latin-1 becomes a question mark, which is no digit.
        byte[] text = hex.toString().getBytes(StandardCharsets.ISO_8859_1);
        int length = text.length;
        byte[] bytes = new byte[length / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = digit(text[2 * i]);
            int low = digit(text[2 * i + 1]);
            if ((high | low) < 0) {
                throw noDigit(hex, high < 0 ? 2 * i : 2 * i + 1);
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        if (length % 2 != 0) {
            if (digit(text[length - 1]) < 0) {
                throw noDigit(hex, length - 1);
            }
            throw new IllegalArgumentException("hex needs two digits a byte but has " + length + " digits");
        }
        return bytes;
    }

    private static int digit(byte c) {
        return c < 0 ? -1 : DIGIT[c];
    }

    private static IllegalArgumentException noDigit(CharSequence hex, int index) {
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "invalid hex digit at index %d: U+%04X", index, (int) hex.charAt(index)));
    }
}
