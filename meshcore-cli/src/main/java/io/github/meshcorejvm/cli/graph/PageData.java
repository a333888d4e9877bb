package io.github.meshcorejvm.cli.graph;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import io.github.meshcorejvm.store.graph.EdgeObservers;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;

/** A graph as short arrays, in the order in which data.js reads them; in JSON without any {@code <}. */
final class PageData {

    private static final int HUNDREDTHS = 100;
    /** The margin around the initial map, because people look around. */
    private static final double MARGIN = 0.6;

    private static final double MIN_HALF_DEGREES = 1.5;
    /** The share of positions ignored at either end: invalid ones would include the whole world. */
    private static final double IGNORED = 0.01;

    private final NeighborGraph graph;
    private final GraphLayout layout;
    private final JsonWriter json;

    private PageData(NeighborGraph graph, Writer out) {
        this.graph = graph;
        layout = GraphLayout.of(graph);
        json = new JsonWriter(new EscapedJson(out));
        json.setFormattingStyle(FormattingStyle.COMPACT);
        json.setHtmlSafe(true);
    }

    static void write(NeighborGraph graph, PageSettings settings, Instant generated, Writer out) throws IOException {
        new PageData(graph, out).write(settings, generated);
    }

    private void write(PageSettings settings, Instant generated) throws IOException {
        json.beginObject().name("generated").value(generated.getEpochSecond());
        json.name("analyzer").value(settings.analyzer().orElse(null));
        json.name("tiles");
        if (settings.tiles().isPresent()) {
            json.beginObject();
            json.name("url").value(settings.tiles().get().url());
            json.name("attribution").value(settings.tiles().get().attribution());
            json.endObject();
        } else {
            json.nullValue();
        }
        writeMap(settings.tiles().isEmpty());
        json.name("observers").beginArray();
        for (EdgeObservers.Observer observer : graph.observers().all()) {
            json.beginArray().value(observer.id());
            json.value(observer.name().orElse(null)).value(observer.iata().orElse(null));
            json.endArray();
        }
        json.endArray();
        Map<String, Integer> places = writeNodes();
        writeEdges(places);
        json.endObject();
        json.flush();
    }

    private void writeMap(boolean outlines) throws IOException {
        Optional<Projection> map = layout.projection();
        json.name("map");
        if (map.isEmpty()) {
            json.nullValue().name("outlines").beginArray().endArray();
            return;
        }
        json.beginObject();
        json.name("lat0")
                .value(map.get().latitude())
                .name("lon0")
                .value(map.get().longitude());
        json.name("kmX").value(map.get().kmPerDegreeEast());
        json.name("kmY").value(map.get().kmPerDegreeNorth());
        json.endObject().name("outlines");
        if (outlines) {
            Outlines.write(window(map.get()), json);
        } else {
            json.beginArray().endArray();
        }
    }

    private Outlines.Window window(Projection map) {
        List<NeighborGraph.Position> positions = graph.nodes().stream()
                .map(NeighborGraph.Node::position)
                .flatMap(Optional::stream)
                .toList();
        double[] east = positions.stream().mapToDouble(map::x).sorted().toArray();
        double[] north = positions.stream().mapToDouble(map::y).sorted().toArray();
        double width = range(east) / map.kmPerDegreeEast();
        double height = range(north) / map.kmPerDegreeNorth();
        // Screens are wide or high: either way they show more than the longer side.
        double half = Math.max(Math.max(width, height) * (0.5 + MARGIN), MIN_HALF_DEGREES);
        return new Outlines.Window(
                hundredths(map.longitude() + middle(east) / map.kmPerDegreeEast()),
                hundredths(map.latitude() + middle(north) / map.kmPerDegreeNorth()),
                hundredths(half * map.kmPerDegreeNorth() / map.kmPerDegreeEast()),
                hundredths(half));
    }

    private static double range(double[] sorted) {
        int ignored = (int) (sorted.length * IGNORED);
        return sorted[sorted.length - 1 - ignored] - sorted[ignored];
    }

    private static double middle(double[] sorted) {
        int ignored = (int) (sorted.length * IGNORED);
        return (sorted[sorted.length - 1 - ignored] + sorted[ignored]) / 2;
    }

    private static int hundredths(double degrees) {
        return (int) Math.round(degrees * HUNDREDTHS);
    }

    private Map<String, Integer> writeNodes() throws IOException {
        Map<String, Integer> places = new HashMap<>();
        json.name("nodes").beginArray();
        List<NeighborGraph.Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            NeighborGraph.Node node = nodes.get(i);
            places.put(node.key(), i);
            Optional<NeighborGraph.Position> position = node.position();
            json.beginArray();
            json.value(node.key())
                    .value(node.name().orElse(null))
                    .value(node.role().orElse(null));
            number(position.map(NeighborGraph.Position::latitude), 6);
            number(position.map(NeighborGraph.Position::longitude), 6);
            json.value(node.lastSeen().map(Instant::getEpochSecond).orElse(null));
            json.value(node.observer() ? 1 : 0);
            number(Optional.of(layout.x(i)), 4);
            number(Optional.of(layout.y(i)), 4);
            json.endArray();
        }
        json.endArray();
        return places;
    }

    private void writeEdges(Map<String, Integer> places) throws IOException {
        json.name("edges").beginArray();
        int number = 0;
        for (NeighborGraph.Edge edge : graph.edges()) {
            json.beginArray();
            json.value(places.get(edge.a())).value(places.get(edge.b())).value(edge.count());
            json.value(edge.lastSeen().map(Instant::getEpochSecond).orElse(null));
            number(boxed(edge.distanceKm()), 2);
            number(boxed(edge.medianSnr()), 2);
            json.value(edge.observers()).beginArray();
            PrimitiveIterator.OfInt observers = graph.observers().of(number++).iterator();
            while (observers.hasNext()) {
                json.value(observers.nextInt());
            }
            json.endArray().endArray();
        }
        json.endArray();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private void number(Optional<Double> value, int decimals) throws IOException {
        if (value.isPresent()) {
            json.jsonValue(GraphText.number(value.get(), decimals));
        } else {
            json.nullValue();
        }
    }
}
