package io.github.meshcorejvm.store.postgres;

import io.github.meshcorejvm.store.Lease;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.RecordWriter;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.StateStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.StoreReader;
import io.github.meshcorejvm.store.StoreTotals;
import io.github.meshcorejvm.store.interpret.DeclaredRegions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceLease;
import io.github.meshcorejvm.store.postgres.neighbor.NeighborDatabase;
import io.github.meshcorejvm.store.postgres.neighbor.NeighborSession;
import io.github.meshcorejvm.store.postgres.neighbor.PostgresNeighbors;
import io.github.meshcorejvm.store.postgres.read.DeclaredRegionsQuery;
import io.github.meshcorejvm.store.postgres.read.PostgresReader;
import io.github.meshcorejvm.store.postgres.read.TotalsQuery;
import io.github.meshcorejvm.store.postgres.schema.PostgresSchema;
import io.github.meshcorejvm.store.postgres.write.PostgresWriter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in a PostgreSQL database. */
public final class PostgresStore implements MeshStore {

    private final PostgresUrl url;
    private final StoreOptions options;
    private final MaintenanceLease lease;
    private final Maintenance maintenance;
    private final NeighborSession neighborSession;
    private @Nullable PostgresWriter openWriter;

    private PostgresStore(PostgresUrl url, StoreOptions options) {
        this.url = Objects.requireNonNull(url, "url");
        this.options = Objects.requireNonNull(options, "options");
        lease = new MaintenanceLease(url);
        neighborSession = new NeighborSession(url);
        maintenance = new PostgresMaintenance(url, options, lease);
    }

    /** Refers to a database without connecting to it. */
    public static PostgresStore at(PostgresUrl url, StoreOptions options) {
        return new PostgresStore(url, options);
    }

    @Override
    public String engine() {
        return ServerVersion.of(url);
    }

    @Override
    public RecordWriter writer() {
        PostgresWriter current = openWriter;
        if (current == null) {
            current = new PostgresWriter(url, options);
            openWriter = current;
        }
        return current;
    }

    @Override
    public StoreReader reader() {
        return new PostgresReader(url);
    }

    @Override
    public NeighborStore neighbors() {
        return new PostgresNeighbors(NeighborDatabase.Access.opening(url, lease), BatchSizes.DEFAULT);
    }

    /** Not on the writer's own connection: the writer caches no edges, and a build needs other planner settings. */
    @Override
    public NeighborStore writerNeighbors() {
        return new PostgresNeighbors(
                new NeighborDatabase.Access(url, lease, Optional.of(neighborSession)), BatchSizes.DEFAULT);
    }

    @Override
    public SchemaStore schema() {
        return new PostgresSchema(url);
    }

    @Override
    public Maintenance maintenance() {
        return maintenance;
    }

    @Override
    public StateStore state() {
        return new PostgresState(url);
    }

    @Override
    public Lease lease() {
        return lease;
    }

    @Override
    public DeclaredRegions declaredRegions() {
        return DeclaredRegionsQuery.read(url);
    }

    @Override
    public StoreTotals totals() {
        return TotalsQuery.count(url);
    }

    @Override
    public void close() {
        lease.close();
        PostgresWriter current = openWriter;
        openWriter = null;
        try (neighborSession) {
            if (current != null) {
                current.close();
            }
        }
    }
}
