package io.github.meshcorejvm.cli.decode.input;

/** Text of hex digits only, the most common form of packets. */
final class HexDigits {

    private static final boolean[] DIGIT = new boolean[128];

    static {
        for (char c = 0; c < DIGIT.length; c++) {
            DIGIT[c] = Character.digit(c, 16) >= 0;
        }
    }

    private HexDigits() {}

    /** Whether all characters are hex digits; true if there are none. */
    static boolean isAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= DIGIT.length || !DIGIT[c]) {
                return false;
            }
        }
        return true;
    }
}
