package io.github.meshcorejvm.cli.graph;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One page that shows the graph, with all it needs inside: {@code page.html}, {@code page.css} and {@code page.js} beside
 * this class, and the graph as JSON in which no {@code <} is left. Its content security policy allows this script and
 * this style by their hashes, and nothing else: no request leaves the page, and no name from the air can become code.
 */
final class HtmlFormat {

    private HtmlFormat() {}

    static void write(NeighborGraph graph, Writer out) throws IOException {
        String style = resource("page.css");
        String script = resource("page.js");
        String page = resource("page.html")
                .replace("{{style-hash}}", hash(style))
                .replace("{{script-hash}}", hash(script))
                .replace("{{style}}", style)
                .replace("{{script}}", script);
        int data = page.indexOf("{{graph}}");
        out.write(page, 0, data);
        writeJson(graph, Instant.now(), out);
        out.write(page, data + "{{graph}}".length(), page.length() - data - "{{graph}}".length());
    }

    /** Writes the graph as short arrays, in the order that page.js takes them apart. */
    private static void writeJson(NeighborGraph graph, Instant generated, Writer out) throws IOException {
        GraphLayout layout = GraphLayout.of(graph);
        JsonWriter json = new JsonWriter(out);
        json.setFormattingStyle(FormattingStyle.COMPACT);
        json.setHtmlSafe(true);
        json.beginObject().name("generated").value(generated.getEpochSecond());
        json.name("map");
        Optional<Projection> map = layout.projection();
        if (map.isPresent()) {
            json.beginObject();
            json.name("lat0")
                    .value(map.get().latitude())
                    .name("lon0")
                    .value(map.get().longitude());
            json.name("kmX")
                    .value(map.get().kmPerDegreeEast())
                    .name("kmY")
                    .value(map.get().kmPerDegreeNorth());
            json.endObject();
        } else {
            json.nullValue();
        }
        json.name("nodes").beginArray();
        Map<String, Integer> places = new HashMap<>();
        List<NeighborGraph.Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            NeighborGraph.Node node = nodes.get(i);
            places.put(node.key(), i);
            Optional<NeighborGraph.Position> position = node.position();
            json.beginArray();
            json.value(node.key())
                    .value(node.name().orElse(null))
                    .value(node.role().orElse(null));
            number(json, position.map(NeighborGraph.Position::latitude), 6);
            number(json, position.map(NeighborGraph.Position::longitude), 6);
            json.value(node.lastSeen().map(Instant::getEpochSecond).orElse(null));
            json.value(node.observer() ? 1 : 0);
            number(json, Optional.of(layout.x(i)), 4);
            number(json, Optional.of(layout.y(i)), 4);
            json.endArray();
        }
        json.endArray().name("edges").beginArray();
        for (NeighborGraph.Edge edge : graph.edges()) {
            json.beginArray();
            json.value(places.get(edge.a())).value(places.get(edge.b())).value(edge.count());
            json.value(edge.lastSeen().map(Instant::getEpochSecond).orElse(null));
            number(json, boxed(edge.distanceKm()), 2);
            number(json, boxed(edge.medianSnr()), 2);
            json.value(edge.observers()).endArray();
        }
        json.endArray().endObject();
        json.flush();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static void number(JsonWriter json, Optional<Double> value, int decimals) throws IOException {
        if (value.isPresent()) {
            json.jsonValue(GraphText.number(value.get(), decimals));
        } else {
            json.nullValue();
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlFormat.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
