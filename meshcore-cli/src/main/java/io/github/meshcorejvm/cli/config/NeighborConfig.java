package io.github.meshcorejvm.cli.config;

import java.util.OptionalDouble;

/**
 * How the neighbor graph is built.
 *
 * @param maxAgeDays days an edge is kept, 1 or more
 * @param maxEdgeKm maximum length of an edge between placed nodes, in km; empty = any
 * @param directRoutes whether the routes of direct packets make edges
 * @param minHopBytes the shortest hop that makes an edge, in bytes, 1…3
 */
public record NeighborConfig(int maxAgeDays, OptionalDouble maxEdgeKm, boolean directRoutes, int minHopBytes) {

    /** These settings, but with what builds the graph as it was at the start of a running ingest. */
    NeighborConfig asReloadOf(NeighborConfig start) {
        return new NeighborConfig(maxAgeDays, start.maxEdgeKm, start.directRoutes, start.minHopBytes);
    }
}
