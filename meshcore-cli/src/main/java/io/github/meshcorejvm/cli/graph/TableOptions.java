package io.github.meshcorejvm.cli.graph;

import java.util.Objects;

/**
 * How a graph is shown as a table.
 *
 * @param order the order of its edges
 * @param maxEdges how many edges are shown, 1 or more
 * @param columns the width of the terminal
 */
public record TableOptions(EdgeOrder order, int maxEdges, int columns) {

    /** Refuses null. */
    public TableOptions {
        Objects.requireNonNull(order, "order");
    }
}
