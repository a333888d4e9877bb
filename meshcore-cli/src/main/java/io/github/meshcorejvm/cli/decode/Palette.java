package io.github.meshcorejvm.cli.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Colours for a terminal, or none. */
enum Palette {
    /** For files, pipes, and whoever asks for it with {@code NO_COLOR}. */
    PLAIN,
    /** ANSI escape sequences. */
    ANSI;

    private static final String RESET = "\u001b[0m";
    /** Colours that can be told apart on black and on white: cyan, green, yellow, magenta, blue. */
    private static final int[] CYCLE = {36, 32, 33, 35, 34};

    /** What standard output can show. */
    static Palette ofStandardOutput(Map<String, String> environment) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return wanted && isTerminal() ? ANSI : PLAIN;
    }

    /** The JDK knows only whether input and output both are terminals; the system knows about output alone. */
    private static boolean isTerminal() {
        try {
            String output = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return output.startsWith("/dev/pts/") || output.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return picocli.CommandLine.Help.Ansi.AUTO.enabled();
        }
    }

    String bold(String text) {
        return with("1", text);
    }

    String dim(String text) {
        return with("2", text);
    }

    String bad(String text) {
        return with("1;31", text);
    }

    String good(String text) {
        return with("32", text);
    }

    /** One of a few colours in turn. */
    String turn(int number, String text) {
        return with(Integer.toString(CYCLE[Math.floorMod(number, CYCLE.length)]), text);
    }

    private String with(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
