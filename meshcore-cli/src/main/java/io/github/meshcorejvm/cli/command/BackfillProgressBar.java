package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.terminal.ProgressBar;
import io.github.meshcorejvm.cli.terminal.StandardError;
import io.github.meshcorejvm.cli.terminal.TerminalColumns;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import java.io.PrintStream;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the progress of a backfill: as a bar on a terminal, elsewhere as an occasional log line. Confined to one thread. */
final class BackfillProgressBar implements BackfillProgress, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackfillProgressBar.class);
    private static final String ERASE = "\r\u001b[K";
    private static final long BAR_NANOS = 200_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final PrintStream terminal;
    private final boolean isTerminal;
    private final TerminalColumns columns = new TerminalColumns();
    private long shown = System.nanoTime();

    BackfillProgressBar(PrintStream terminal, boolean isTerminal) {
        this.terminal = terminal;
        this.isTerminal = isTerminal;
    }

    /** On standard error, so that the summary can be redirected. */
    static BackfillProgressBar onStandardError() {
        BackfillProgressBar bar = new BackfillProgressBar(System.err, StandardError.isTerminal());
        Signals.on("WINCH", bar.columns::resized);
        return bar;
    }

    @Override
    public void at(Backfill backfill, double fraction, BackfillReport soFar) {
        long now = System.nanoTime();
        if (now - shown < (isTerminal ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        shown = now;
        double seconds = Math.max(0.001, soFar.elapsed().toMillis() / 1000.0);
        String text = String.format(
                Locale.ROOT,
                "%s: %d rows read, %d changed, %.0f rows/s",
                backfill.text(),
                soFar.lookedAt(),
                soFar.changed() + soFar.merged(),
                soFar.lookedAt() / seconds);
        if (isTerminal) {
            terminal.print(ERASE + ProgressBar.line(columns.now(), fraction, text));
            terminal.flush();
        } else {
            LOG.info("backfill {}, {} %", text, (int) (100 * fraction));
        }
    }

    @Override
    public void close() {
        if (isTerminal) {
            terminal.print(ERASE);
            terminal.flush();
        }
    }
}
