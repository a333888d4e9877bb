package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.cli.terminal.TerminalWidth;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Aligned columns. Names are cut to fit, and cannot control the terminal. */
final class TableFormat {

    private static final String[] HEAD = {"NODE", "NODE", "COUNT", "LAST SEEN (UTC)", "KM", "SNR", "OBS"};
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int NAME_COLUMNS = 2;
    private static final int MAX_NAME = 32;
    /** The width of a name column on a narrow terminal: the start of the key, a blank and a few letters. */
    private static final int MIN_NAME_COLUMN = 12;

    private TableFormat() {}

    static void write(NeighborGraph graph, Writer out) throws IOException {
        write(graph, out, new TableOptions(EdgeOrder.COUNT, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    /** Cuts names so that lines fit the terminal, if that leaves enough of the names. */
    static void write(NeighborGraph graph, Writer out, TableOptions options) throws IOException {
        Map<String, NeighborGraph.Node> nodes = GraphText.byKey(graph);
        List<NeighborGraph.Edge> edges = graph.edges();
        // The texts of half a million edges would not fit into memory, so they are made twice.
        List<Integer> ordered = IntStream.range(0, edges.size())
                .boxed()
                .sorted(options.order().comparing(edges))
                .limit(options.maxEdges())
                .toList();
        int[] widths = widths(HEAD, new int[HEAD.length]);
        for (int edge : ordered) {
            widths(row(nodes, edges.get(edge)), widths);
        }
        fit(widths, options.columns());
        write(HEAD, widths, out);
        for (int edge : ordered) {
            write(row(nodes, edges.get(edge)), widths, out);
        }
        out.write(graph.nodes().size() + " nodes, " + edges.size() + " edges"
                + (ordered.size() < edges.size() ? ", " + ordered.size() + " shown" : "") + "\n");
    }

    private static String[] row(Map<String, NeighborGraph.Node> nodes, NeighborGraph.Edge edge) {
        return new String[] {
            name(nodes, edge.a()),
            name(nodes, edge.b()),
            Long.toString(edge.count()),
            minute(edge),
            GraphText.number(edge.distanceKm(), 1),
            GraphText.number(edge.medianSnr(), 2),
            Integer.toString(edge.observers())
        };
    }

    private static String minute(NeighborGraph.Edge edge) {
        return edge.lastSeen().map(MINUTE::format).orElse("");
    }

    private static int[] widths(String[] row, int[] widths) {
        for (int i = 0; i < row.length; i++) {
            widths[i] = Math.max(widths[i], TerminalWidth.of(row[i]));
        }
        return widths;
    }

    private static void fit(int[] widths, int columns) {
        int excess = 2 * (widths.length - 1) - columns;
        for (int width : widths) {
            excess += width;
        }
        while (excess > 0 && Math.max(widths[0], widths[1]) > MIN_NAME_COLUMN) {
            widths[widths[0] >= widths[1] ? 0 : 1]--;
            excess--;
        }
    }

    private static void write(String[] row, int[] widths, Writer out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String value = TerminalWidth.cut(row[i], widths[i]);
            String space = " ".repeat(widths[i] - TerminalWidth.of(value));
            line.append(i < NAME_COLUMNS ? value + space : space + value).append("  ");
        }
        out.write(line.toString().stripTrailing());
        out.write('\n');
    }

    /** A name, and enough of the key to distinguish nodes with the same name. */
    private static String name(Map<String, NeighborGraph.Node> nodes, String key) {
        String start = key.substring(0, Math.min(8, key.length()));
        String name =
                GraphText.node(nodes, key).name().map(TerminalText::escape).orElse("");
        return name.isEmpty() ? start : start + " " + cut(name);
    }

    private static String cut(String name) {
        int columns = 0;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            columns += TerminalWidth.of(name.codePointAt(i));
            if (columns > MAX_NAME) {
                return name.substring(0, i) + "…";
            }
        }
        return name;
    }
}
