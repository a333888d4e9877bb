package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NeighborGraph.Edge;
import io.github.meshcorejvm.store.graph.NeighborGraph.Node;
import io.github.meshcorejvm.store.graph.NeighborGraph.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Graphs to write. */
final class SampleGraphs {

    /** Names that have broken one program or another. */
    static final List<String> HOSTILE_NAMES = List.of(
            "</script><img src=x onerror=\"document.title='owned'\">",
            "<!--<script>",
            "]]>",
            "\"quoted\" & 'single'",
            "=HYPERLINK(\"http://127.0.0.1/\")",
            "back\\slash\\N\\",
            "two\nlines\ttab",
            "\u001b[31mred\u0000\u007f",
            "\u202egnp.exe",
            "\u2028\u2029\ufffe",
            "北京 🛰️ Žižkov",
            "{{graph}}{{script}}$1",
            "__proto__",
            "; DROP TABLE nodes; --");

    private static final Instant SEEN = Instant.parse("2026-11-22T10:00:00Z");

    private SampleGraphs() {}

    /** A ring of nodes with hostile names, some placed, some not. */
    static NeighborGraph hostile() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < HOSTILE_NAMES.size(); i++) {
            nodes.add(new Node(
                    key(i),
                    Optional.of(HOSTILE_NAMES.get(i)),
                    i % 3 == 0 ? Optional.of("<b>\"role\\") : Optional.of("repeater"),
                    i % 4 == 0 ? Optional.empty() : Optional.of(new Position(48 + i * 0.1, 9 - i * 0.05)),
                    Optional.of(SEEN),
                    i == 1));
        }
        nodes.add(new Node(
                key(nodes.size()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false));
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < nodes.size(); i++) {
            edges.add(edge(i - 1, i, 1L << i));
        }
        return new NeighborGraph(nodes, edges);
    }

    /** A graph of some size; {@code placed} is the share of nodes with a position, 0..1. */
    static NeighborGraph random(int size, int links, double placed) {
        SplittableRandom random = new SplittableRandom(size);
        List<Node> nodes = new ArrayList<>();
        String[] roles = {"repeater", "companion", "room", "sensor", "none"};
        for (int i = 0; i < size; i++) {
            nodes.add(new Node(
                    key(i),
                    Optional.of("Node " + i),
                    Optional.of(roles[random.nextInt(roles.length)]),
                    random.nextDouble() < placed
                            ? Optional.of(new Position(47 + random.nextDouble() * 5, 7 + random.nextDouble() * 7))
                            : Optional.empty(),
                    Optional.of(SEEN),
                    false));
        }
        Map<String, Edge> edges = new TreeMap<>();
        while (edges.size() < links) {
            int a = random.nextInt(size - 1);
            int b = Math.min(size - 1, a + 1 + random.nextInt(40));
            edges.put(key(a) + key(b), edge(a, b, 1 + random.nextInt(500)));
        }
        return new NeighborGraph(nodes, List.copyOf(edges.values()));
    }

    /** Two nodes on both sides of the antimeridian. */
    static NeighborGraph acrossTheAntimeridian() {
        return new NeighborGraph(List.of(at(0, -17, 179), at(1, -18, -178)), List.of(edge(0, 1, 3)));
    }

    static Node at(int number, double latitude, double longitude) {
        return new Node(
                key(number),
                Optional.of("Node " + number),
                Optional.of("repeater"),
                Optional.of(new Position(latitude, longitude)),
                Optional.of(SEEN),
                false);
    }

    static Edge edge(int a, int b, long count) {
        return new Edge(
                key(a), key(b), count, Optional.of(SEEN), OptionalDouble.of(12.3456), OptionalDouble.of(-3.25), 2);
    }

    static String key(int number) {
        return String.format(Locale.ROOT, "%064x", number + 1);
    }
}
