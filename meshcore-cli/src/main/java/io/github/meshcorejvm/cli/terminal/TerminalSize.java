package io.github.meshcorejvm.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the terminal is. */
public final class TerminalSize {

    /** The default, if nothing is known about a terminal. */
    public static final int DEFAULT_COLUMNS = 80;

    private static final int MIN_COLUMNS = 40;
    private static final int MIN_LINE_COLUMNS = 10;
    private static final int MAX_COLUMNS = 500;
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,5})\\s*");

    private TerminalSize() {}

    /** Columns of the terminal that output goes to: {@code COLUMNS}, else what the system says; 80 elsewhere. */
    public static int columns(Map<String, String> environment, boolean terminal) {
        return Math.max(MIN_COLUMNS, known(environment, terminal));
    }

    /**
     * Columns that a line may take that is drawn over and over: one less than the terminal has, because some terminals begin a
     * new line after the last one.
     */
    static int lineColumns(Map<String, String> environment) {
        return Math.max(MIN_LINE_COLUMNS, known(environment, true) - 1);
    }

    private static int known(Map<String, String> environment, boolean terminal) {
        String given = environment.getOrDefault("COLUMNS", "");
        if (given.matches("\\d{1,5}")) {
            return within(Integer.parseInt(given));
        }
        return terminal ? asked() : DEFAULT_COLUMNS;
    }

    /** Java cannot ask a terminal; {@code stty} can. */
    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher columns = SIZE.matcher(size);
            return stty.waitFor(1, TimeUnit.SECONDS) && columns.matches()
                    ? within(Integer.parseInt(columns.group(1)))
                    : DEFAULT_COLUMNS;
        } catch (IOException none) {
            return DEFAULT_COLUMNS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DEFAULT_COLUMNS;
        }
    }

    private static int within(int columns) {
        return columns == 0 ? DEFAULT_COLUMNS : Math.min(MAX_COLUMNS, columns);
    }
}
