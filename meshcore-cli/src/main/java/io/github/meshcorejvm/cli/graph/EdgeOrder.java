package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.store.graph.NeighborGraph.Edge;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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

    /** The order with a name, such as {@code last-seen}. */
    public static Optional<EdgeOrder> ofText(String text) {
        return Arrays.stream(values())
                .filter(order -> order.text().equalsIgnoreCase(text))
                .findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(EdgeOrder::text).collect(Collectors.joining(", "));
    }

    private String text() {
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
