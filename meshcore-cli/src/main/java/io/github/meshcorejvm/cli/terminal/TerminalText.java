package io.github.meshcorejvm.cli.terminal;

/**
 * The one escaper between text from the air and a log or terminal. Control characters (C0, DEL, C1), line and
 * paragraph separators, bidirectional controls and lone surrogates become {@code \}{@code uXXXX}; everything else stays.
 */
public final class TerminalText {

    private static final int MAX_SHORT = 500;

    private TerminalText() {}

    /** {@code text} as one line without terminal control characters. */
    public static String escape(String text) {
        return escape(text, false);
    }

    /** As {@link #escape(String)}, but line feeds stay: for messages that this program itself breaks into lines. */
    public static String escapeLines(String text) {
        return escape(text, true);
    }

    /**
     * As {@link #escape(String)}, cut to a length that a status page or a log line can bear: what a broker or a database
     * file says may be of any length.
     */
    public static String shortLine(String text) {
        return escape(text.length() <= MAX_SHORT ? text : text.substring(0, MAX_SHORT) + "…");
    }

    private static String escape(String text, boolean keepLines) {
        int clean = 0;
        while (clean < text.length() && isPlain(text, clean, keepLines)) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, clean);
        for (int i = clean; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(text, i, keepLines)) {
                escaped.append(c);
            } else {
                escaped.append("\\u")
                        .append(Character.forDigit(c >> 12, 16))
                        .append(Character.forDigit(c >> 8 & 0xf, 16))
                        .append(Character.forDigit(c >> 4 & 0xf, 16))
                        .append(Character.forDigit(c & 0xf, 16));
            }
        }
        return escaped.toString();
    }

    private static boolean isPlain(String text, int index, boolean keepLines) {
        char c = text.charAt(index);
        if (c < 0x20) {
            return keepLines && c == '\n';
        }
        if (c < 0x7f) {
            return true;
        }
        if (isControl(c)) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        return !Character.isLowSurrogate(c) || index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    /** Whether a UTF-16 unit from DEL on is a control character, a separator or a bidirectional control. */
    public static boolean isControl(int c) {
        return c >= 0x7f && c <= 0x9f || c == 0x2028 || c == 0x2029 || isBidirectionalControl(c);
    }

    private static boolean isBidirectionalControl(int c) {
        return c == 0x061c || c == 0x200e || c == 0x200f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }
}
