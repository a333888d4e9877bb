package io.github.meshcorejvm.cli.decode.input;

import java.nio.charset.StandardCharsets;

/** Text of hex digits only, the most common form of packets. */
final class HexDigits {

    private static final boolean[] DIGIT = new boolean[128];

    static {
        for (char c = 0; c < DIGIT.length; c++) {
            DIGIT[c] = Character.digit(c, 16) >= 0;
        }
    }

    private HexDigits() {}

    /** Whether a character is a hex digit. */
    static boolean is(char c) {
        return c < DIGIT.length && DIGIT[c];
    }

    /** Whether all characters are hex digits; true if there are none. */
    static boolean isAll(String text) {
        // What is not Latin-1 becomes a question mark, which is no digit.
        for (byte c : text.getBytes(StandardCharsets.ISO_8859_1)) {
            if (c < 0 || !DIGIT[c]) {
                return false;
            }
        }
        return true;
    }
}
