package io.github.meshcorejvm.cli.graph;

import com.google.gson.stream.JsonWriter;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.Writer;
import java.util.OptionalDouble;

/** {@code {"nodes": [...], "edges": [...]}}; unknown values are null. */
final class JsonFormat {

    private JsonFormat() {}

    static void write(NeighborGraph graph, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(new EscapedJson(out));
        json.setIndent(" ");
        json.beginObject().name("nodes").beginArray();
        for (NeighborGraph.Node node : graph.nodes()) {
            json.beginObject();
            nodeProperties(json, node);
            coordinate(
                    json,
                    "lat",
                    node.position().map(NeighborGraph.Position::latitude).orElse(Double.NaN));
            coordinate(
                    json,
                    "lon",
                    node.position().map(NeighborGraph.Position::longitude).orElse(Double.NaN));
            json.endObject();
        }
        json.endArray().name("edges").beginArray();
        for (NeighborGraph.Edge edge : graph.edges()) {
            json.beginObject();
            edgeProperties(json, edge);
            json.endObject();
        }
        json.endArray().endObject();
        json.flush();
        out.write('\n');
    }

    /** Key, name, role, whether it is an observer, and when last seen. */
    static void nodeProperties(JsonWriter json, NeighborGraph.Node node) throws IOException {
        json.name("key").value(node.key());
        json.name("name").value(node.name().orElse(null));
        json.name("role").value(node.role().orElse(null));
        json.name("observer").value(node.observer());
        json.name("lastSeen").value(node.lastSeen().map(Object::toString).orElse(null));
    }

    /** Both ends, count, when last seen, distance in km, median SNR in dB, and the number of observers. */
    static void edgeProperties(JsonWriter json, NeighborGraph.Edge edge) throws IOException {
        json.name("a").value(edge.a());
        json.name("b").value(edge.b());
        json.name("count").value(edge.count());
        json.name("lastSeen").value(edge.lastSeen().map(Object::toString).orElse(null));
        number(json, "distanceKm", edge.distanceKm(), 3);
        number(json, "medianSnr", edge.medianSnr(), 3);
        json.name("observers").value(edge.observers());
    }

    private static void coordinate(JsonWriter json, String name, double degrees) throws IOException {
        number(json, name, Double.isNaN(degrees) ? OptionalDouble.empty() : OptionalDouble.of(degrees), 6);
    }

    private static void number(JsonWriter json, String name, OptionalDouble value, int decimals) throws IOException {
        json.name(name);
        if (value.isPresent()) {
            json.jsonValue(GraphText.number(value.getAsDouble(), decimals));
        } else {
            json.nullValue();
        }
    }
}
