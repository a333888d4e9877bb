package io.github.meshcorejvm.store.graph;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Selects the edges of a graph that match all of its conditions.
 *
 * @param since last seen then or later
 * @param node ends at a node whose key starts with this (hex digits of either case) or whose name is this, in either
 *     case; if there is none, whose name contains it
 * @param iata observed by an observer with this IATA code (either case)
 * @param minCount counted at least so often
 */
public record GraphQuery(Optional<Instant> since, Optional<String> node, Optional<String> iata, long minCount) {

    /** All edges. */
    public static final GraphQuery ALL = new GraphQuery(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** Refuses nulls. */
    public GraphQuery {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(iata, "iata");
    }
}
