package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.Writer;

/** GraphML with typed attributes: Gephi places nodes by {@code lat} and {@code lon}, networkx reads all of them. */
final class GraphmlFormat {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
             <key id="label" for="node" attr.name="label" attr.type="string"/>
             <key id="name" for="node" attr.name="name" attr.type="string"/>
             <key id="role" for="node" attr.name="role" attr.type="string"/>
             <key id="observer" for="node" attr.name="observer" attr.type="boolean"/>
             <key id="lat" for="node" attr.name="lat" attr.type="double"/>
             <key id="lon" for="node" attr.name="lon" attr.type="double"/>
             <key id="node_last_seen" for="node" attr.name="last_seen" attr.type="string"/>
             <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
             <key id="count" for="edge" attr.name="count" attr.type="long"/>
             <key id="last_seen" for="edge" attr.name="last_seen" attr.type="string"/>
             <key id="distance_km" for="edge" attr.name="distance_km" attr.type="double"/>
             <key id="median_snr" for="edge" attr.name="median_snr" attr.type="double"/>
             <key id="observers" for="edge" attr.name="observers" attr.type="int"/>
             <graph id="neighbors" edgedefault="undirected">
            """;

    private GraphmlFormat() {}

    static void write(NeighborGraph graph, Writer out) throws IOException {
        out.write(HEAD);
        for (NeighborGraph.Node node : graph.nodes()) {
            out.write("  <node id=\"" + escaped(node.key()) + "\">");
            data(out, "label", GraphText.label(node));
            data(out, "name", node.name().orElse(""));
            data(out, "role", node.role().orElse(""));
            data(out, "observer", Boolean.toString(node.observer()));
            if (node.position().isPresent()) {
                data(out, "lat", GraphText.number(node.position().get().latitude(), 6));
                data(out, "lon", GraphText.number(node.position().get().longitude(), 6));
            }
            data(out, "node_last_seen", GraphText.time(node.lastSeen()));
            out.write("</node>\n");
        }
        for (NeighborGraph.Edge edge : graph.edges()) {
            out.write("  <edge source=\"" + escaped(edge.a()) + "\" target=\"" + escaped(edge.b()) + "\">");
            data(out, "weight", Long.toString(edge.count()));
            data(out, "count", Long.toString(edge.count()));
            data(out, "last_seen", GraphText.time(edge.lastSeen()));
            data(out, "distance_km", GraphText.number(edge.distanceKm(), 3));
            data(out, "median_snr", GraphText.number(edge.medianSnr(), 3));
            data(out, "observers", Integer.toString(edge.observers()));
            out.write("</edge>\n");
        }
        out.write(" </graph>\n</graphml>\n");
    }

    private static void data(Writer out, String key, String value) throws IOException {
        if (!value.isEmpty()) {
            out.write("<data key=\"" + key + "\">" + escaped(value) + "</data>");
        }
    }

    private static String escaped(String text) {
        return GraphText.visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
