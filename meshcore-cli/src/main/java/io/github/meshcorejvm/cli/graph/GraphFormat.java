package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.Writer;

/** The formats of a neighbor graph. */
public enum GraphFormat {
    /** Columns for a terminal. */
    TABLE(TableFormat::write),
    /** One JSON object with nodes and edges. */
    JSON(JsonFormat::write),
    /** One line for each edge; Gephi, spreadsheets. */
    CSV(CsvFormat::write),
    /** Graphviz. */
    DOT(DotFormat::write),
    /** XML for Gephi, yEd, networkx. */
    GRAPHML(GraphmlFormat::write),
    /** RFC 7946; QGIS, geojson.io. */
    GEOJSON(GeoJsonFormat::write),
    /** A page for a web browser. */
    HTML(HtmlFormat::write);

    private final Format format;

    GraphFormat(Format format) {
        this.format = format;
    }

    @FunctionalInterface
    private interface Format {
        void write(NeighborGraph graph, Writer out) throws IOException;
    }

    /** The same with options, which only the table respects. */
    public void write(NeighborGraph graph, Writer out, TableOptions options) throws IOException {
        if (this == TABLE) {
            TableFormat.write(graph, out, options);
            out.flush();
        } else {
            write(graph, out);
        }
    }

    /** Writes a graph as a page with the given settings. */
    public static void writePage(NeighborGraph graph, PageSettings settings, Writer out) throws IOException {
        HtmlFormat.write(graph, settings, out);
        out.flush();
    }

    /** Writes a graph in this format; does not close {@code out}. */
    public void write(NeighborGraph graph, Writer out) throws IOException {
        format.write(graph, out);
        out.flush();
    }
}
