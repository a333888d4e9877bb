package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Values of a graph as text. */
final class GraphText {

    private static final int SHORT_KEY = 8;

    private GraphText() {}

    /** The nodes of a graph by key. */
    static Map<String, NeighborGraph.Node> byKey(NeighborGraph graph) {
        Map<String, NeighborGraph.Node> nodes = new HashMap<>();
        graph.nodes().forEach(node -> nodes.put(node.key(), node));
        return nodes;
    }

    /** The node with a key; it exists for both ends of every edge. */
    static NeighborGraph.Node node(Map<String, NeighborGraph.Node> nodes, String key) {
        return Objects.requireNonNull(nodes.get(key), key);
    }

    /** The label of a node: its name, else the start of its key. */
    static String label(NeighborGraph.Node node) {
        return node.name()
                .orElseGet(() ->
                        node.key().substring(0, Math.min(SHORT_KEY, node.key().length())));
    }

    /** A time as in the database; empty text for none. */
    static String time(Optional<Instant> time) {
        return time.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse("");
    }

    /** A number with up to a number of decimals, without trailing zeros; empty text for none. */
    static String number(OptionalDouble value, int decimals) {
        return value.isPresent() ? number(value.getAsDouble(), decimals) : "";
    }

    /** A number with up to a number of decimals, without trailing zeros. */
    static String number(double value, int decimals) {
        double rounded = round(value, decimals);
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /** A number rounded to a number of decimals. */
    static double round(double value, int decimals) {
        double unit = Math.pow(10, decimals);
        return Math.round(value * unit) / unit;
    }

    /**
     * {@code text} as the table shows it, with visible escapes: a reader of the file, or the program that draws it, would
     * otherwise obey its control characters. Includes all that XML 1.0 forbids, and so U+FFFE and U+FFFF.
     */
    static String visible(String text) {
        return TerminalText.escape(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff");
    }
}
