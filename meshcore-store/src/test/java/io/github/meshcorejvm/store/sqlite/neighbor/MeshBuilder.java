package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceLease;
import io.github.meshcorejvm.store.postgres.neighbor.NeighborDatabase;
import io.github.meshcorejvm.store.postgres.neighbor.PostgresNeighbors;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Builds and reads the neighbor graph of either engine, with the same options each time. */
interface MeshBuilder {

    BuildReport update();

    BuildReport rebuild();

    BuildReport preview(boolean rebuild);

    long prune(Instant before);

    NeighborGraph read(GraphQuery query);

    HopResolver resolver();

    /** Makes builders for one database. */
    @FunctionalInterface
    interface Source {
        MeshBuilder builder(NeighborOptions options, BatchSizes sizes, Optional<Duration> edgeAge);
    }

    static MeshBuilder at(StoreLocation location, NeighborOptions options, BatchSizes sizes) {
        return location instanceof StoreLocation.InFile in
                ? inFile(in.path(), options, sizes, Optional.empty())
                : onServer(location, options, sizes, Optional.empty());
    }

    static MeshBuilder inFile(Path file, NeighborOptions options, BatchSizes sizes, Optional<Duration> edgeAge) {
        NeighborGraphBuilder builder = new NeighborGraphBuilder(file, options, sizes).keeping(edgeAge);
        return new MeshBuilder() {
            @Override
            public BuildReport update() {
                return builder.update();
            }

            @Override
            public BuildReport rebuild() {
                return builder.rebuild();
            }

            @Override
            public BuildReport preview(boolean rebuild) {
                return builder.preview(rebuild);
            }

            @Override
            public long prune(Instant before) {
                return builder.prune(before);
            }

            @Override
            public NeighborGraph read(GraphQuery query) {
                return new NeighborGraphReader(file).read(query);
            }

            @Override
            public HopResolver resolver() {
                return KnownNodes.resolver(file);
            }
        };
    }

    static MeshBuilder onServer(
            StoreLocation location, NeighborOptions options, BatchSizes sizes, Optional<Duration> edgeAge) {
        var url = ((StoreLocation.OnServer) location).url();
        NeighborStore store =
                new PostgresNeighbors(NeighborDatabase.Access.opening(url, new MaintenanceLease(url)), sizes);
        return new MeshBuilder() {
            @Override
            public BuildReport update() {
                return store.update(options, edgeAge);
            }

            @Override
            public BuildReport rebuild() {
                return store.rebuild(options, edgeAge);
            }

            @Override
            public BuildReport preview(boolean rebuild) {
                return store.preview(options, edgeAge, rebuild);
            }

            @Override
            public long prune(Instant before) {
                return store.prune(before);
            }

            @Override
            public NeighborGraph read(GraphQuery query) {
                return store.read(query);
            }

            @Override
            public HopResolver resolver() {
                return store.resolver();
            }
        };
    }
}
