package io.github.meshcorejvm.cli.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.LongSupplier;

/**
 * The progress of a long command: a bar on a terminal, elsewhere a line every ten seconds, so that a short command leaves
 * a file or a cron mail as it is. Not thread-safe.
 */
public final class ProgressDisplay implements AutoCloseable {

    private static final long BAR_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final TerminalColumns columns = new TerminalColumns();
    private String current = "";
    private long shown;

    ProgressDisplay(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        shown = nanoTime.getAsLong();
    }

    /** Shows nothing. */
    public static ProgressDisplay none() {
        return new ProgressDisplay(new PrintWriter(Writer.nullWriter()), false, System::nanoTime);
    }

    /** On standard error, so that what a command prints can be redirected. */
    public static ProgressDisplay on(PrintWriter out) {
        ProgressDisplay display = new ProgressDisplay(out, StandardStream.ERROR.canRedraw(), System::nanoTime);
        if (display.terminal) {
            Signals.on("WINCH", display.columns::resized);
        }
        return display;
    }

    /** Shows that {@code done} of {@code total} is done. */
    public void at(String step, long done, long total) {
        long most = Math.max(1, total);
        at(step, step, (double) Math.min(done, most) / most);
    }

    /** Shows the progress of a step, 0..1, by a text that may change during it. */
    public void at(String step, String text, double fraction) {
        boolean begins = terminal && !step.equals(current);
        long now = nanoTime.getAsLong();
        if (!begins && now - shown < (terminal ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        current = step;
        shown = now;
        if (terminal) {
            out.print(CLEAR + ProgressBar.line(columns.now(), fraction, text));
        } else {
            out.println(TerminalText.escape(text + ": " + (int) (100 * fraction) + " %"));
        }
        out.flush();
    }

    /** Removes the bar. */
    @Override
    public void close() {
        if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
