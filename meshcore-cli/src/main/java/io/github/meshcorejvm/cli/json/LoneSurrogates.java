package io.github.meshcorejvm.cli.json;

/** Replaces an escaped lone surrogate by the escape of U+FFFD: it is not a character, but no reason to lose a packet. */
final class LoneSurrogates {

    private static final String REPLACEMENT = "\\ufffd";
    private static final int ESCAPE_LENGTH = 6;

    private LoneSurrogates() {}

    static String replaceEscapes(String json) {
        if (!json.contains("\\ud") && !json.contains("\\uD")) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length());
        int i = 0;
        while (i < json.length()) {
            if (json.charAt(i) != '\\') {
                out.append(json.charAt(i++));
                continue;
            }
            int unit = unit(json, i);
            int length = unit < 0 ? Math.min(2, json.length() - i) : ESCAPE_LENGTH;
            if (isHigh(unit) && isLow(unit(json, i + ESCAPE_LENGTH))) {
                length = 2 * ESCAPE_LENGTH;
            } else if (isHigh(unit) || isLow(unit)) {
                out.append(REPLACEMENT);
                i += length;
                continue;
            }
            out.append(json, i, i + length);
            i += length;
        }
        return out.toString();
    }

    /** The UTF-16 unit that is escaped at {@code index}, or −1. */
    private static int unit(String json, int index) {
        if (index + ESCAPE_LENGTH > json.length() || json.charAt(index) != '\\' || json.charAt(index + 1) != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = index + 2; i < index + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0 || json.charAt(i) > 'f') {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }
}
