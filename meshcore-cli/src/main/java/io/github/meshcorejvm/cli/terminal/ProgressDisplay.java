package io.github.meshcorejvm.cli.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/**
 * How far a long command is: a bar on a terminal, a line at the begin of each step and every ten seconds elsewhere. Not
 * thread-safe.
 */
public final class ProgressDisplay implements AutoCloseable {

    private static final int WIDTH = 20;
    /** With brackets, percentage and a free column at the end. */
    private static final int BAR_COLUMNS = WIDTH + 11;

    private static final long BAR_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final int titleColumns;
    private String current = "";
    private long shown;

    ProgressDisplay(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.titleColumns = TerminalSize.columns(System.getenv(), terminal) - BAR_COLUMNS;
    }

    /** Shows nothing. */
    public static ProgressDisplay none() {
        return new ProgressDisplay(new PrintWriter(Writer.nullWriter()), false);
    }

    /** On standard error, so that what a command prints can be redirected. */
    public static ProgressDisplay on(PrintWriter out) {
        return new ProgressDisplay(out, System.console() != null);
    }

    /** Shows that {@code done} of {@code total} is done. */
    public void at(String step, long done, long total) {
        boolean begins = !step.equals(current);
        long now = System.nanoTime();
        if (!begins && now - shown < (terminal ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        current = step;
        shown = now;
        long most = Math.max(1, total);
        int percent = (int) (100 * Math.min(done, most) / most);
        String title = TerminalText.escape(step);
        if (terminal) {
            int filled = WIDTH * percent / 100;
            out.print(CLEAR + "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] "
                    + String.format(Locale.ROOT, "%3d %% ", percent) + TerminalWidth.cut(title, titleColumns));
        } else {
            out.println(begins ? title : title + ": " + percent + " %");
        }
        out.flush();
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
