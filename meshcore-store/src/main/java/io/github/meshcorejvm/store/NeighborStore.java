package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The neighbor graph of a database. Every call opens a connection of its own and throws {@link StoreException} if the
 * database cannot be read or written. Safe for use by multiple threads.
 */
public interface NeighborStore {

    /**
     * Adds the edges of all observations since the last build. The first build of a file, and one after another program has
     * changed the edges, is a rebuild; the report says why. Counts with other options remain until a rebuild; the report of
     * every update names these options.
     *
     * @param maxEdgeAge a rebuild leaves out edges last seen longer ago than this, because retention deletes them; empty if
     *     retention keeps all edges
     */
    BuildReport update(NeighborOptions options, Optional<Duration> maxEdgeAge);

    /** Counts all observations again and replaces the edges in one transaction. */
    BuildReport rebuild(NeighborOptions options, Optional<Duration> maxEdgeAge);

    /** What {@link #update}, or {@link #rebuild}, and {@link #prune} after it would do. Writes nothing. */
    BuildReport preview(NeighborOptions options, Optional<Duration> maxEdgeAge, boolean rebuild);

    /**
     * Deletes the edges last seen before a given time.
     *
     * @return how many
     */
    long prune(Instant before);

    /** The edges that match a query, and their nodes. Writes nothing. */
    NeighborGraph read(GraphQuery query);

    /**
     * A snapshot of the known nodes and edges that resolves the hops of paths. Reading 500,000 edges takes about a second, so
     * do not call it on the writer's thread. Writes nothing.
     */
    HopResolver resolver();
}
