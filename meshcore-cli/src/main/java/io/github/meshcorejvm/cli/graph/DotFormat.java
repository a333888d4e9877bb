package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * A graph for Graphviz. Nodes have the same position as on the page, so that {@code neato -n2} draws the map; {@code sfdp}
 * makes its own layout.
 */
final class DotFormat {

    /** Longer side of the drawing, in points of 1/72 inch. */
    private static final double SIZE = 2000;

    private DotFormat() {}

    static void write(NeighborGraph graph, Writer out) throws IOException {
        GraphLayout layout = GraphLayout.of(graph);
        double scale = SIZE / Math.max(layout.extent(), 1e-9);
        out.write("graph neighbors {\n");
        out.write("  graph [overlap=false, outputorder=edgesfirst];\n");
        out.write("  node [shape=ellipse, style=filled, fillcolor=\"#dddddd\", fontsize=10];\n");
        out.write("  edge [color=\"#00000066\"];\n");
        List<NeighborGraph.Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            NeighborGraph.Node node = nodes.get(i);
            out.write("  " + quoted(node.key()) + " [label=" + quoted(GraphText.label(node)));
            out.write(", role=" + quoted(node.role().orElse("")) + ", last_seen="
                    + quoted(GraphText.time(node.lastSeen())));
            out.write(", fillcolor=" + quoted(color(node.role().orElse(""))));
            if (node.position().isPresent()) {
                NeighborGraph.Position position = node.position().get();
                out.write(", lat=" + quoted(GraphText.number(position.latitude(), 6)));
                out.write(", lon=" + quoted(GraphText.number(position.longitude(), 6)));
            }
            out.write(String.format(Locale.ROOT, ", pos=\"%.2f,%.2f\"];%n", layout.x(i) * scale, layout.y(i) * scale));
        }
        for (NeighborGraph.Edge edge : graph.edges()) {
            out.write("  " + quoted(edge.a()) + " -- " + quoted(edge.b()) + " [count=" + edge.count());
            out.write(String.format(Locale.ROOT, ", penwidth=%.2f", 0.5 + 0.5 * Math.log(edge.count() + 1.0)));
            out.write(", last_seen=" + quoted(GraphText.time(edge.lastSeen())));
            if (edge.distanceKm().isPresent()) {
                out.write(", distance_km=" + quoted(GraphText.number(edge.distanceKm(), 3)));
            }
            if (edge.medianSnr().isPresent()) {
                out.write(", median_snr=" + quoted(GraphText.number(edge.medianSnr(), 3)));
            }
            out.write(", observers=" + edge.observers() + "];\n");
        }
        out.write("}\n");
    }

    private static String color(String role) {
        return switch (role) {
            case "repeater" -> "#9ecbff";
            case "companion" -> "#ffd59e";
            case "room" -> "#a6e9d5";
            case "sensor" -> "#e5c2f0";
            default -> "#dddddd";
        };
    }

    /** A quoted string without escapes: Graphviz interprets more backslashes in labels than DOT does. */
    private static String quoted(String text) {
        return '"' + GraphText.visible(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
