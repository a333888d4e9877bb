package io.github.meshcorejvm.store.neighbor;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How edges are counted; {@code neighborGraph} in the configuration.
 *
 * @param maxEdgeKm edges between placed nodes that are longer, in km, are not made; empty = no limit
 * @param directRoutes whether observations of DIRECT and TRANSPORT_DIRECT routes with hops, and of TRACE packets, make
 *     edges. Their last hop is the far end of the route and not who was heard, so {@code false} is the right reading;
 *     {@code true} is what other builders of this table do
 */
public record NeighborOptions(OptionalDouble maxEdgeKm, boolean directRoutes) {

    /** Up to 500 km, with direct routes. */
    public static final NeighborOptions DEFAULT = new NeighborOptions(OptionalDouble.of(500), true);

    /** Checks that the limit is a distance. */
    public NeighborOptions {
        Objects.requireNonNull(maxEdgeKm, "maxEdgeKm");
        if (maxEdgeKm.isPresent() && !(maxEdgeKm.getAsDouble() > 0)) {
            throw new IllegalArgumentException("maxEdgeKm must be empty or over 0 but was " + maxEdgeKm.getAsDouble());
        }
    }

    /** These options without a limit of length, or with one in km. */
    public NeighborOptions withMaxEdgeKm(OptionalDouble limit) {
        return new NeighborOptions(limit, directRoutes);
    }

    /** These options with or without the edges of direct routes. */
    public NeighborOptions withDirectRoutes(boolean counted) {
        return new NeighborOptions(maxEdgeKm, counted);
    }

    /** One line, the same for the same options: kept with the table, to tell how it was counted. */
    @Override
    public String toString() {
        return "maxEdgeKm=" + (maxEdgeKm.isPresent() ? maxEdgeKm.getAsDouble() : "off") + " directRoutes="
                + directRoutes;
    }
}
