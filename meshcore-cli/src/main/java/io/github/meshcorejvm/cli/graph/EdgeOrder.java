package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.store.graph.NeighborGraph.Edge;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The order of a table of edges: most frequent, latest, longest, strongest or best observed first. */
public enum EdgeOrder {
    /** How often it was heard. */
    COUNT(Comparator.comparingLong(Edge::count)),
    /** When it was last heard. */
    LAST_SEEN(Comparator.comparing(edge -> edge.lastSeen().orElse(Instant.MIN))),
    /** Its length. */
    DISTANCE(byNumber(edge -> edge.distanceKm().orElse(Double.NEGATIVE_INFINITY))),
    /** Its median signal-to-noise ratio. */
    SNR(byNumber(edge -> edge.medianSnr().orElse(Double.NEGATIVE_INFINITY))),
    /** How many observers heard it. */
    OBSERVERS(Comparator.comparingLong(Edge::observers));

    private final Comparator<Edge> ascending;

    EdgeOrder(Comparator<Edge> ascending) {
        this.ascending = ascending;
    }

    /** Its name, such as {@code last-seen}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Orders indexes of {@code edges}; an edge without the value comes last. */
    Comparator<Integer> comparing(List<Edge> edges) {
        Comparator<Integer> order = (left, right) -> ascending.compare(edges.get(left), edges.get(right));
        return order.reversed();
    }

    private static Comparator<Edge> byNumber(ToDoubleFunction<Edge> number) {
        return Comparator.comparingDouble(number);
    }
}
