package io.github.meshcorejvm.cli.decode.input;

/** Text of hex digits only, as most packets come. */
final class HexDigits {

    private HexDigits() {}

    /** Whether all characters are hex digits; true if there are none. */
    static boolean isAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
