package io.github.meshcorejvm.store.sqlite;

import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.sqlite.neighbor.KnownNodes;
import io.github.meshcorejvm.store.sqlite.neighbor.NeighborDatabase;
import io.github.meshcorejvm.store.sqlite.neighbor.NeighborGraphBuilder;
import io.github.meshcorejvm.store.sqlite.neighbor.NeighborGraphReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The neighbor graph of a SQLite file; only {@link #read} always opens a connection of its own. */
record SqliteNeighbors(NeighborDatabase.Access access) implements NeighborStore {

    @Override
    public BuildReport update(NeighborOptions options, Optional<Duration> maxEdgeAge) {
        return builder(options, maxEdgeAge).update();
    }

    @Override
    public BuildReport rebuild(NeighborOptions options, Optional<Duration> maxEdgeAge) {
        return builder(options, maxEdgeAge).rebuild();
    }

    @Override
    public BuildReport preview(NeighborOptions options, Optional<Duration> maxEdgeAge, boolean rebuild) {
        return builder(options, maxEdgeAge).preview(rebuild);
    }

    @Override
    public long prune(Instant before) {
        return new NeighborGraphBuilder(access, NeighborOptions.DEFAULT).prune(before);
    }

    @Override
    public NeighborGraph read(GraphQuery query) {
        return new NeighborGraphReader(access.file()).read(query);
    }

    @Override
    public HopResolver resolver() {
        return KnownNodes.resolver(access);
    }

    private NeighborGraphBuilder builder(NeighborOptions options, Optional<Duration> maxEdgeAge) {
        return new NeighborGraphBuilder(access, options).keeping(maxEdgeAge);
    }
}
