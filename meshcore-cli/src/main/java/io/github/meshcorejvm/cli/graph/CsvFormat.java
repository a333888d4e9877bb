package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line for each edge, as in RFC 4180, in UTF-8; the first columns are those that Gephi expects in an edge list. A name that a
 * spreadsheet would run as a formula gets an apostrophe before it, because names come from strangers.
 */
final class CsvFormat {

    private static final String HEAD =
            "source,target,weight,source_name,target_name,source_role,target_role,source_lat,"
                    + "source_lon,target_lat,target_lon,last_seen,distance_km,median_snr,observers";
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final int COORDINATE_DECIMALS = 6;
    /** The format has room for these, but the lines may go to a terminal, where a carriage return starts the line again. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069&&[^\\t\\n]]");

    private CsvFormat() {}

    static void write(NeighborGraph graph, Writer out) throws IOException {
        Map<String, NeighborGraph.Node> nodes = GraphText.byKey(graph);
        out.write(HEAD + "\r\n");
        for (NeighborGraph.Edge edge : graph.edges()) {
            NeighborGraph.Node a = GraphText.node(nodes, edge.a());
            NeighborGraph.Node b = GraphText.node(nodes, edge.b());
            List<String> fields = List.of(
                    text(edge.a()),
                    text(edge.b()),
                    Long.toString(edge.count()),
                    text(a.name().orElse("")),
                    text(b.name().orElse("")),
                    text(a.role().orElse("")),
                    text(b.role().orElse("")),
                    latitude(a),
                    longitude(a),
                    latitude(b),
                    longitude(b),
                    GraphText.time(edge.lastSeen()),
                    GraphText.number(edge.distanceKm(), 3),
                    GraphText.number(edge.medianSnr(), 3),
                    Integer.toString(edge.observers()));
            out.write(fields.stream().collect(Collectors.joining(",", "", "\r\n")));
        }
    }

    private static String latitude(NeighborGraph.Node node) {
        return node.position()
                .map(position -> GraphText.number(position.latitude(), COORDINATE_DECIMALS))
                .orElse("");
    }

    private static String longitude(NeighborGraph.Node node) {
        return node.position()
                .map(position -> GraphText.number(position.longitude(), COORDINATE_DECIMALS))
                .orElse("");
    }

    private static String text(String text) {
        String shown = CONTROLS.matcher(text).replaceAll(control -> "\\" + TerminalText.escape(control.group()));
        String safe = !shown.isEmpty() && FORMULA_STARTS.indexOf(shown.charAt(0)) >= 0 ? "'" + shown : shown;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
