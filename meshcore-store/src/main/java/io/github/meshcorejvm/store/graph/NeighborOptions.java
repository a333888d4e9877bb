package io.github.meshcorejvm.store.graph;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How edges are counted; {@code neighborGraph} in the configuration.
 *
 * @param maxEdgeKm edges between nodes with positions that are longer than this, in km, are not counted; empty = no limit
 * @param directRoutes whether observations of DIRECT and TRANSPORT_DIRECT routes with hops, and of TRACE packets, make edges.
 *     Their last hop is the far end of the route and not the node that was heard, so {@code false} is correct; {@code true} is
 *     what other builders of this table do
 * @param minHopBytes hops of fewer bytes, which many nodes may share, give no edges; 1…3
 */
public record NeighborOptions(OptionalDouble maxEdgeKm, boolean directRoutes, int minHopBytes) {

    /** The maximum size of a hop in the path of a packet's header, in bytes. */
    public static final int MAX_HOP_BYTES = 3;

    /** The minimum hop length in {@link #toString}; omitted if any length is allowed. */
    public static final String MIN_HOP_BYTES = " minHopBytes=";

    /** Up to 500 km, with direct routes and hops of any length. */
    public static final NeighborOptions DEFAULT = new NeighborOptions(OptionalDouble.of(500), true, 1);

    /** Checks that the limit is a distance, and that the hop length exists. */
    public NeighborOptions {
        Objects.requireNonNull(maxEdgeKm, "maxEdgeKm");
        if (maxEdgeKm.isPresent() && !(maxEdgeKm.getAsDouble() > 0)) {
            throw new IllegalArgumentException("maxEdgeKm must be empty or over 0 but was " + maxEdgeKm.getAsDouble());
        }
        if (minHopBytes < 1 || minHopBytes > MAX_HOP_BYTES) {
            throw new IllegalArgumentException("minHopBytes must be 1…3 but was " + minHopBytes);
        }
    }

    /** These options without a limit of length, or with one in km. */
    public NeighborOptions withMaxEdgeKm(OptionalDouble limit) {
        return new NeighborOptions(limit, directRoutes, minHopBytes);
    }

    /** These options with or without the edges of direct routes. */
    public NeighborOptions withDirectRoutes(boolean counted) {
        return new NeighborOptions(maxEdgeKm, counted, minHopBytes);
    }

    /** These options without the edges of hops of fewer bytes. */
    public NeighborOptions withMinHopBytes(int bytes) {
        return new NeighborOptions(maxEdgeKm, directRoutes, bytes);
    }

    /** One line, the same for the same options: stored with the table, to show how it was counted. */
    @Override
    public String toString() {
        return "maxEdgeKm=" + (maxEdgeKm.isPresent() ? maxEdgeKm.getAsDouble() : "off")
                + (minHopBytes > 1 ? MIN_HOP_BYTES + minHopBytes : "") + " directRoutes=" + directRoutes;
    }
}
