package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.io.PrintWriter;
import java.util.Locale;

/** The table that {@code --check} prints, with a row for each finding. */
final class CheckReport {

    private final PrintWriter out;
    private boolean failed;

    CheckReport(PrintWriter out) {
        this.out = out;
    }

    void ok(String what, String finding) {
        row("ok", what, finding);
    }

    /** Something works, but perhaps not as intended. */
    void warning(String what, String finding) {
        row("warning", what, finding);
    }

    /** Ingest could not work. */
    void failed(String what, String finding) {
        failed = true;
        row("FAILED", what, finding);
    }

    boolean hasFailed() {
        return failed;
    }

    private void row(String verdict, String what, String finding) {
        out.println(TerminalText.escape(String.format(Locale.ROOT, "%-8s %-24s %s", verdict, what, finding)));
        out.flush();
    }
}
