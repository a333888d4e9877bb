package io.github.meshcorejvm.cli.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One line at the bottom of a terminal that is written over and over; log lines appear above it. Does nothing where there
 * is no terminal. Safe for use by multiple threads.
 */
public final class StatusLine {

    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final boolean active;
    private final TerminalColumns columns = new TerminalColumns();
    private String shown = "";

    public StatusLine(PrintStream terminal, boolean active) {
        this.terminal = terminal;
        this.active = active;
    }

    /** Call it when the window was resized. */
    public void resized() {
        columns.resized();
    }

    /** Whether it is visible. */
    public boolean isActive() {
        return active;
    }

    public synchronized void show(String text) {
        if (active) {
            String safe = TerminalText.escape(text);
            shown = TerminalWidth.cut(safe, columns.now());
            terminal.print(ERASE + shown);
            terminal.flush();
        }
    }

    public synchronized void clear() {
        if (active && !shown.isEmpty()) {
            shown = "";
            terminal.print(ERASE);
            terminal.flush();
        }
    }

    /** Where the log goes, so that its lines and this one do not mix. */
    public OutputStream logTarget() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                synchronized (StatusLine.this) {
                    if (active && !shown.isEmpty()) {
                        terminal.write(ERASE.getBytes(StandardCharsets.US_ASCII), 0, ERASE.length());
                    }
                    terminal.write(bytes, offset, length);
                    if (active && !shown.isEmpty()) {
                        terminal.print(shown);
                    }
                    terminal.flush();
                }
            }
        };
    }
}
