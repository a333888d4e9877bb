package io.github.meshcorejvm.cli.graph;

import com.google.gson.stream.JsonWriter;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * A feature for each node with a position, and for each edge between two of them; others cannot be on a map and are left out.
 * An edge that crosses the antimeridian is cut there, as required by RFC 7946 (3.1.9).
 */
final class GeoJsonFormat {

    private static final int DECIMALS = 6;
    private static final double HALF_TURN = 180;

    private GeoJsonFormat() {}

    static void write(NeighborGraph graph, Writer out) throws IOException {
        Map<String, NeighborGraph.Node> nodes = GraphText.byKey(graph);
        JsonWriter json = new JsonWriter(new EscapedJson(out));
        json.beginObject()
                .name("type")
                .value("FeatureCollection")
                .name("features")
                .beginArray();
        for (NeighborGraph.Edge edge : graph.edges()) {
            NeighborGraph.Node a = GraphText.node(nodes, edge.a());
            NeighborGraph.Node b = GraphText.node(nodes, edge.b());
            if (a.position().isPresent() && b.position().isPresent()) {
                out.write('\n');
                begin(json, edge.a() + "-" + edge.b());
                line(json, a.position().get(), b.position().get());
                json.name("properties").beginObject().name("kind").value("edge");
                JsonFormat.edgeProperties(json, edge);
                json.name("nameA").value(GraphText.label(a)).name("nameB").value(GraphText.label(b));
                json.endObject().endObject();
                json.flush();
            }
        }
        for (NeighborGraph.Node node : graph.nodes()) {
            if (node.position().isPresent()) {
                out.write('\n');
                begin(json, node.key());
                json.name("type").value("Point").name("coordinates");
                point(
                        json,
                        node.position().get().longitude(),
                        node.position().get().latitude());
                json.endObject();
                json.name("properties").beginObject().name("kind").value("node");
                JsonFormat.nodeProperties(json, node);
                json.endObject().endObject();
                json.flush();
            }
        }
        json.endArray().endObject();
        json.flush();
        out.write('\n');
    }

    private static void begin(JsonWriter json, String id) throws IOException {
        json.beginObject().name("type").value("Feature").name("id").value(id);
        json.name("geometry").beginObject();
    }

    private static void line(JsonWriter json, NeighborGraph.Position a, NeighborGraph.Position b) throws IOException {
        double turn = b.longitude() - a.longitude();
        if (Math.abs(turn) <= HALF_TURN) {
            json.name("type").value("LineString").name("coordinates").beginArray();
            point(json, a.longitude(), a.latitude());
            point(json, b.longitude(), b.latitude());
            json.endArray().endObject();
            return;
        }
        double edge = Math.copySign(HALF_TURN, a.longitude());
        double whole = 2 * HALF_TURN - Math.abs(turn);
        double share = whole == 0 ? 0 : (HALF_TURN - Math.abs(a.longitude())) / whole;
        double latitude = a.latitude() + share * (b.latitude() - a.latitude());
        json.name("type")
                .value("MultiLineString")
                .name("coordinates")
                .beginArray()
                .beginArray();
        point(json, a.longitude(), a.latitude());
        point(json, edge, latitude);
        json.endArray().beginArray();
        point(json, -edge, latitude);
        point(json, b.longitude(), b.latitude());
        json.endArray().endArray().endObject();
    }

    private static void point(JsonWriter json, double longitude, double latitude) throws IOException {
        json.beginArray();
        json.jsonValue(GraphText.number(longitude, DECIMALS));
        json.jsonValue(GraphText.number(latitude, DECIMALS));
        json.endArray();
    }
}
