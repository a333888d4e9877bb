package io.github.meshcorejvm.cli.terminal;

import java.util.Locale;

/** {@code [######              ]  30 % text}, as much of it as fits the terminal: on a narrow one the bar goes first. */
public final class ProgressBar {

    private static final int MAX_WIDTH = 20;
    private static final int MIN_WIDTH = 5;
    /** Columns that the text gets before the bar does. */
    private static final int TEXT_COLUMNS = 30;

    private ProgressBar() {}

    /**
     * One line of at most so many columns.
     *
     * @param fraction how much is done, 0..1
     * @param text what is done; may hold anything
     */
    public static String line(int columns, double fraction, String text) {
        double done = Math.max(0, Math.min(1, fraction));
        String percent = String.format(Locale.ROOT, "%3d %%", (int) Math.floor(100 * done));
        int room = columns - TEXT_COLUMNS - percent.length() - 4;
        int width = room < MIN_WIDTH ? 0 : Math.min(MAX_WIDTH, room);
        int filled = (int) (width * done);
        String bar = width == 0 ? "" : "[" + "#".repeat(filled) + " ".repeat(width - filled) + "] ";
        return TerminalWidth.cut(bar + percent + " " + TerminalText.escape(text), columns);
    }
}
