package io.github.meshcorejvm.cli.encode;

import java.util.List;

/** Hops on the command line, separated by commas, blanks, or {@code >} as {@code decode} shows them. */
final class HopList {

    private HopList() {}

    /**
     * The hops, at least one.
     *
     * @throws IllegalArgumentException if there is none between two separators: it was forgotten, and the route would be
     *     another
     */
    static List<String> split(String text) {
        List<String> hops = List.of(text.strip().split("\\s*[,>]\\s*|\\s+", -1));
        if (hops.contains("")) {
            throw new IllegalArgumentException("a hop is empty");
        }
        return hops;
    }
}
