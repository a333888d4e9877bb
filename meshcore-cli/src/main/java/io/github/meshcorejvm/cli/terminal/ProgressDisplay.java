package io.github.meshcorejvm.cli.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.LongSupplier;

/**
 * The progress of a long command: a bar on a terminal, elsewhere a line every ten seconds. Not thread-safe.
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
        shown = terminal ? nanoTime.getAsLong() - BAR_NANOS : nanoTime.getAsLong();
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

    /** Shows that {@code done} of {@code total} of a step is done; a file gets a line when the step begins, too. */
    public void at(String step, long done, long total) {
        long most = Math.max(1, total);
        double fraction = (double) Math.min(done, most) / most;
        if (step.equals(current)) {
            at(step, fraction);
            return;
        }
        current = step;
        show(step, step, fraction);
    }

    /** Shows the progress, 0..1, by a text that may change. */
    public void at(String text, double fraction) {
        if (nanoTime.getAsLong() - shown >= (terminal ? BAR_NANOS : LINE_NANOS)) {
            show(text, text + ": " + (int) (100 * fraction) + " %", fraction);
        }
    }

    private void show(String text, String line, double fraction) {
        shown = nanoTime.getAsLong();
        if (terminal) {
            out.print(CLEAR + ProgressBar.line(columns.now(), fraction, text));
        } else {
            out.println(TerminalText.escape(line));
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
