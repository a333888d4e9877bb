package io.github.meshcorejvm.store.graph;

import io.github.meshcorejvm.store.internal.FixedList;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A neighbor graph for display: nodes, and edges between them.
 *
 * @param nodes every node that an edge ends at, once, in ascending order of their keys
 * @param edges in ascending order of their ends
 * @param observers the observers of each edge
 */
public record NeighborGraph(List<Node> nodes, List<Edge> edges, EdgeObservers observers) {

    /** Copies the lists, unless they cannot change. */
    public NeighborGraph {
        nodes = List.copyOf(nodes);
        edges = edges instanceof FixedList ? edges : List.copyOf(edges);
        Objects.requireNonNull(observers, "observers");
    }

    /** A graph whose observers are unknown. */
    public NeighborGraph(List<Node> nodes, List<Edge> edges) {
        this(nodes, edges, EdgeObservers.UNKNOWN);
    }

    /**
     * The position that a node declares, in degrees.
     *
     * @param latitude -90..90
     * @param longitude -180..180
     */
    public record Position(double latitude, double longitude) {

        /** Whether two coordinates are a position: in range, finite, and not 0,0. */
        public static boolean isValid(double latitude, double longitude) {
            return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude != 0 || longitude != 0);
        }
    }

    /**
     * A node.
     *
     * @param key 64 lower-case hex digits
     * @param name as the node gave it on the air: any text at all
     * @param role {@code companion}, {@code repeater}, {@code room}, {@code sensor}, {@code none}, {@code type-N}; empty if no
     *     advert said
     * @param position the position that it declares
     * @param lastSeen when it was last heard
     * @param observer whether it is an observer, too
     */
    public record Node(
            String key,
            Optional<String> name,
            Optional<String> role,
            Optional<Position> position,
            Optional<Instant> lastSeen,
            boolean observer) {

        /** Refuses null. */
        public Node {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(lastSeen, "lastSeen");
        }
    }

    /**
     * Two nodes that were heard in direct contact.
     *
     * @param a the key of one
     * @param b the key of the other, greater than {@code a}
     * @param count how often
     * @param lastSeen when last
     * @param distanceKm the distance of their declared positions, in km; empty unless both have one
     * @param medianSnr the median signal-to-noise ratio, in dB, of its observations
     * @param observers how many observers these came from
     */
    public record Edge(
            String a,
            String b,
            long count,
            Optional<Instant> lastSeen,
            OptionalDouble distanceKm,
            OptionalDouble medianSnr,
            int observers) {

        /** Refuses null. */
        public Edge {
            Objects.requireNonNull(a, "a");
            Objects.requireNonNull(b, "b");
            Objects.requireNonNull(lastSeen, "lastSeen");
            Objects.requireNonNull(distanceKm, "distanceKm");
            Objects.requireNonNull(medianSnr, "medianSnr");
        }
    }
}
