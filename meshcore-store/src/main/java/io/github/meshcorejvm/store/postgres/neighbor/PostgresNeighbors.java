package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.neighbor.GraphBuild;
import io.github.meshcorejvm.store.postgres.jdbc.FingerprintRows;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections.Purpose;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The neighbor graph of a PostgreSQL database.
 *
 * @param sizes how much a build does at once
 */
public record PostgresNeighbors(NeighborDatabase.Access access, BatchSizes sizes) implements NeighborStore {

    private static final String BUILD = "neighbor graph";
    private static final int PRUNED_AT_ONCE = 5_000;

    @Override
    public BuildReport update(NeighborOptions options, Optional<Duration> maxEdgeAge) {
        return access.with(
                Purpose.WRITE,
                BUILD,
                database -> build(database, options, maxEdgeAge).update());
    }

    @Override
    public BuildReport rebuild(NeighborOptions options, Optional<Duration> maxEdgeAge) {
        return access.with(
                Purpose.WRITE,
                BUILD,
                database -> build(database, options, maxEdgeAge).rebuild());
    }

    @Override
    public BuildReport preview(NeighborOptions options, Optional<Duration> maxEdgeAge, boolean rebuild) {
        // So many edges that they must be staged need a temporary table.
        return access.with(
                Purpose.WRITE,
                BUILD,
                database -> build(database, options, maxEdgeAge).preview(rebuild));
    }

    @Override
    public long prune(Instant before) {
        return access.with(Purpose.WRITE, "prune neighbor edges", database -> {
            long deleted = 0;
            long some;
            do {
                some = database.writing(() ->
                        FingerprintRows.deleteOlder(database.connection(), before.getEpochSecond(), PRUNED_AT_ONCE));
                deleted += some;
            } while (some > 0);
            return deleted;
        });
    }

    @Override
    public NeighborGraph read(GraphQuery query) {
        return access.with(Purpose.READ, "neighbors", database -> NeighborGraphReader.read(database, query));
    }

    @Override
    public HopResolver resolver() {
        return access.with(
                Purpose.READ,
                "read nodes and edges",
                database -> PostgresTransaction.readOne(
                        database.connection(), () -> KnownNodes.resolver(database.connection())));
    }

    private GraphBuild<SQLException> build(
            NeighborDatabase database, NeighborOptions options, Optional<Duration> maxEdgeAge) {
        return new GraphBuild<>(
                new PostgresEdges(database), Objects.requireNonNull(options, "options"), sizes, maxEdgeAge);
    }
}
