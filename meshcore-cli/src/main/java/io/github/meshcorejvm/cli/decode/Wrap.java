package io.github.meshcorejvm.cli.decode;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a width. */
final class Wrap {

    private Wrap() {}

    /** Lines of at most {@code width} characters, broken at blanks, or within a word that is longer than a line. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ")) {
            String rest = word;
            int length = columns(rest);
            if (used > 0 && used + 1 + length > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            while (length > width - used) {
                int end = rest.offsetByCodePoints(0, Math.min(width - used, rest.codePointCount(0, rest.length())));
                lines.add(line + rest.substring(0, end));
                line.setLength(0);
                used = 0;
                rest = rest.substring(end);
                length = columns(rest);
                if (rest.isEmpty()) {
                    break;
                }
            }
            line.append(rest);
            used += length;
        }
        if (used > 0 || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Columns of a terminal, roughly: East Asian letters and emoji take two, marks that combine none. */
    static int columns(String text) {
        return text.codePoints().map(Wrap::columns).sum();
    }

    private static int columns(int codePoint) {
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
