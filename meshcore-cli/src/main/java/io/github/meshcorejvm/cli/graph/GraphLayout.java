package io.github.meshcorejvm.cli.graph;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NeighborGraph.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A place on a plane for each node: its position; without a position, a place among its neighbors; and if no neighbor has one
 * either, a place in a separate drawing next to the map. The same graph always gets the same layout.
 */
final class GraphLayout {

    /** Turns by this angle, in radians, spread points evenly around a center. */
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    private final double[] x;
    private final double[] y;
    private final boolean[] placed;
    private final Optional<Projection> projection;
    private final int[][] neighbors;
    private final double[][] strengths;

    private GraphLayout(NeighborGraph graph) {
        int size = graph.nodes().size();
        x = new double[size];
        y = new double[size];
        placed = new boolean[size];
        neighbors = new int[size][];
        strengths = new double[size][];
        link(graph);
        List<Position> positions = graph.nodes().stream()
                .map(NeighborGraph.Node::position)
                .flatMap(Optional::stream)
                .toList();
        projection = positions.isEmpty() ? Optional.empty() : Optional.of(Projection.of(positions));
        projection.ifPresent(map -> place(graph, map));
        double step = step(graph);
        placeByNeighbors(step);
        placeTheRest(step);
    }

    /** The layout of a graph. */
    static GraphLayout of(NeighborGraph graph) {
        return new GraphLayout(graph);
    }

    /** How many km a node is east of the middle, by its index in the graph's list. */
    double x(int node) {
        return x[node];
    }

    /** How many km a node is north of the middle, by its index in the graph's list. */
    double y(int node) {
        return y[node];
    }

    /** The conversion of degrees to km; empty if no node has a position, so that the plane is not a map. */
    Optional<Projection> projection() {
        return projection;
    }

    /** The longer side of the drawing. */
    double extent() {
        double width = Arrays.stream(x).max().orElse(0) - Arrays.stream(x).min().orElse(0);
        double height =
                Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0);
        return Math.max(width, height);
    }

    private void link(NeighborGraph graph) {
        Map<String, Integer> index = new HashMap<>();
        graph.nodes().forEach(node -> index.put(node.key(), index.size()));
        int[] degrees = new int[x.length];
        for (NeighborGraph.Edge edge : graph.edges()) {
            degrees[Objects.requireNonNull(index.get(edge.a()))]++;
            degrees[Objects.requireNonNull(index.get(edge.b()))]++;
        }
        for (int i = 0; i < x.length; i++) {
            neighbors[i] = new int[degrees[i]];
            strengths[i] = new double[degrees[i]];
        }
        int[] linked = new int[x.length];
        for (NeighborGraph.Edge edge : graph.edges()) {
            int a = Objects.requireNonNull(Objects.requireNonNull(index.get(edge.a())));
            int b = Objects.requireNonNull(Objects.requireNonNull(index.get(edge.b())));
            double strength = Math.log(1.0 + Math.max(1, edge.count()));
            link(a, b, strength, linked[a]++);
            link(b, a, strength, linked[b]++);
        }
    }

    private void link(int from, int to, double strength, int place) {
        neighbors[from][place] = to;
        strengths[from][place] = strength;
    }

    private void place(NeighborGraph graph, Projection map) {
        for (int i = 0; i < x.length; i++) {
            Optional<Position> position = graph.nodes().get(i).position();
            if (position.isPresent()) {
                x[i] = map.x(position.get());
                y[i] = map.y(position.get());
                placed[i] = true;
            }
        }
    }

    /** A third of a typical edge. */
    private static double step(NeighborGraph graph) {
        double[] lengths = graph.edges().stream()
                .map(NeighborGraph.Edge::distanceKm)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .filter(length -> length > 0)
                .sorted()
                .toArray();
        return lengths.length == 0 ? 1 : lengths[lengths.length / 2] / 3;
    }

    /** Places, round by round, the nodes next to those that have a place. */
    private void placeByNeighbors(double step) {
        int[] company = new int[x.length];
        boolean found = true;
        while (found) {
            found = false;
            boolean[] before = placed.clone();
            for (int i = 0; i < x.length; i++) {
                if (!before[i] && placeAmong(i, before, company, step)) {
                    found = true;
                }
            }
        }
    }

    private boolean placeAmong(int node, boolean[] before, int[] company, double step) {
        double sumX = 0;
        double sumY = 0;
        double sum = 0;
        int known = 0;
        int closest = -1;
        double max = 0;
        for (int k = 0; k < neighbors[node].length; k++) {
            int other = neighbors[node][k];
            double strength = strengths[node][k];
            if (before[other]) {
                sumX += strength * x[other];
                sumY += strength * y[other];
                sum += strength;
                known++;
                if (strength > max) {
                    max = strength;
                    closest = other;
                }
            }
        }
        if (known == 0) {
            return false;
        }
        // Nodes with the same single neighbor spread around it; several neighbors make a place more certain.
        int turn = company[closest]++;
        double radius = step * Math.sqrt(turn + 1.0) * (known == 1 ? 0.5 : 0.2);
        // Each neighbor starts at another angle, otherwise nodes of different neighbors would overlap.
        double angle = turn * GOLDEN_ANGLE + closest + 0.1 * Math.sin(node);
        x[node] = sumX / sum + radius * Math.cos(angle);
        y[node] = sumY / sum + radius * Math.sin(angle);
        placed[node] = true;
        return true;
    }

    private void placeTheRest(double step) {
        int[] rest = IntStream.range(0, x.length).filter(i -> !placed[i]).toArray();
        if (rest.length == 0) {
            return;
        }
        double left = 0;
        double middle = 0;
        double scale = step;
        double[] eastings = quantiles(x);
        double[] northings = quantiles(y);
        SpringLayout springs = SpringLayout.of(rest, neighbors);
        if (projection.isPresent()) {
            double side = Math.max(Math.max(eastings[1] - eastings[0], northings[1] - northings[0]), step);
            scale = Math.min(step, 0.6 * side / Math.max(1, springs.extent()));
            left = eastings[1] + 0.08 * side - springs.left() * scale;
            middle = (northings[0] + northings[1]) / 2;
        }
        for (int i = 0; i < rest.length; i++) {
            x[rest[i]] = left + scale * springs.x(i);
            y[rest[i]] = middle + scale * springs.y(i);
            placed[rest[i]] = true;
        }
    }

    /** The extent of the placed nodes, without the outermost hundredth. */
    private double[] quantiles(double[] values) {
        double[] sorted = IntStream.range(0, values.length)
                .filter(i -> placed[i])
                .mapToDouble(i -> values[i])
                .sorted()
                .toArray();
        int cut = sorted.length / 100;
        return sorted.length == 0 ? new double[2] : new double[] {sorted[cut], sorted[sorted.length - 1 - cut]};
    }
}
