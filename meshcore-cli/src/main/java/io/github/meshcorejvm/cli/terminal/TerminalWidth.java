package io.github.meshcorejvm.cli.terminal;

import java.util.HexFormat;

/** Columns that text takes in most terminals: East Asian letters and emoji take two, marks that combine none. */
public final class TerminalWidth {

    private static final int ESCAPE = 6;

    private TerminalWidth() {}

    /** The columns of a text without control characters. */
    public static int of(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            columns += of(text.codePointAt(i));
        }
        return columns;
    }

    /** The text, or as much of its beginning as fits, with an ellipsis; escapes of {@link TerminalText} stay whole. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int next = end + unit(text, end);
            used += of(text.substring(end, next));
            if (used >= columns) {
                break;
            }
            end = next;
        }
        return text.substring(0, end) + "…";
    }

    /** The length of the escape or character there. */
    private static int unit(String text, int at) {
        boolean escape = text.startsWith("\\u", at)
                && at + ESCAPE <= text.length()
                && text.substring(at + 2, at + ESCAPE).chars().allMatch(HexFormat::isHexDigit);
        return escape ? ESCAPE : Character.charCount(text.codePointAt(at));
    }

    /** The columns of a character, 0..2. */
    public static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000;
        return wide ? 2 : 1;
    }
}
