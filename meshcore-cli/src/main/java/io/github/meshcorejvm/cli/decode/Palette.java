package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.terminal.StandardStream;
import java.util.Map;

/** Colours for a terminal, or none. */
enum Palette {
    /** For files, pipes, and users who set {@code NO_COLOR}. */
    PLAIN,
    /** ANSI escape sequences. */
    ANSI;

    private static final String RESET = "\u001b[0m";
    /**
     * Colours that are readable on black and on white: cyan, green, magenta. Yellow is not on white, and blue is not on black.
     */
    private static final int[] CYCLE = {36, 32, 35};

    /** The palette for standard output. */
    static Palette ofStandardOutput(Map<String, String> environment) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return wanted && StandardStream.OUTPUT.isTerminal() ? ANSI : PLAIN;
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
