package io.github.meshcorejvm.cli.terminal;

/**
 * The columns for a line that is drawn over and over: the terminal is asked before the first line, and again after the
 * window was resized. Asking starts a process, so it is not done for each line. Safe for use by multiple threads.
 */
public final class TerminalColumns {

    private static final int UNKNOWN = 0;

    private volatile int columns = UNKNOWN;

    /** Does not query the terminal yet. */
    public TerminalColumns() {}

    /** The current number of columns, less one that stays free. */
    public int now() {
        int known = columns;
        if (known == UNKNOWN) {
            known = TerminalSize.lineColumns(System.getenv());
            columns = known;
        }
        return known;
    }

    /** Call it when the window was resized. */
    public void resized() {
        columns = UNKNOWN;
    }
}
