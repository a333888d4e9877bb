package io.github.meshcorejvm.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a width. */
public final class Wrap {

    private Wrap() {}

    /** Lines of at most {@code width} characters, broken at blanks, or within a word that is longer than a line. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ")) {
            String rest = word;
            int length = TerminalWidth.of(rest);
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
                int end = fitting(rest, width - used);
                if (end == 0 && used == 0) {
                    end = Character.charCount(rest.codePointAt(0));
                }
                lines.add(line + rest.substring(0, end));
                line.setLength(0);
                used = 0;
                rest = rest.substring(end);
                length = TerminalWidth.of(rest);
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

    /** How much of a text fits into a number of columns. */
    private static int fitting(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length() && used + TerminalWidth.of(text.codePointAt(end)) <= columns) {
            used += TerminalWidth.of(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
