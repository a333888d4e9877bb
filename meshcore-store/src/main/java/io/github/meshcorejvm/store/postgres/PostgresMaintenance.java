package io.github.meshcorejvm.store.postgres;

import io.github.meshcorejvm.store.BackupProgress;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.postgres.backfill.BackfillRunner;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceLease;
import io.github.meshcorejvm.store.postgres.neighbor.NeighborDatabase;
import io.github.meshcorejvm.store.postgres.neighbor.PostgresNeighbors;
import io.github.meshcorejvm.store.postgres.retention.PlannerStatistics;
import io.github.meshcorejvm.store.postgres.retention.Pruner;
import io.github.meshcorejvm.store.postgres.sidecar.RequestedChanges;
import io.github.meshcorejvm.store.retention.Checkpoint;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.sidecar.MultibyteSnapshot;
import io.github.meshcorejvm.store.sidecar.PruneRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The maintenance of a PostgreSQL database. The server manages its files. */
final class PostgresMaintenance implements Maintenance {

    private final PostgresUrl url;
    private final StoreOptions options;
    private final MaintenanceLease lease;
    private final RequestedChanges changes;
    // Kept between calls: each remembers the problems that it has logged.
    private final Optional<PruneRequests> requests;
    private final Optional<MultibyteSnapshot> snapshot;

    PostgresMaintenance(PostgresUrl url, StoreOptions options, MaintenanceLease lease) {
        this.url = url;
        this.options = options;
        this.lease = lease;
        changes = new RequestedChanges(url, lease);
        requests = options.stateFolder().map(folder -> new PruneRequests(folder, changes, options.clock()));
        snapshot = options.stateFolder().map(folder -> new MultibyteSnapshot(folder, changes));
    }

    @Override
    public RetentionReport prune(RetentionPolicy policy) throws InterruptedException {
        return new Pruner(url, lease).prune(policy, options.clock().instant());
    }

    @Override
    public RetentionReport count(RetentionPolicy policy) {
        return new Pruner(url, lease).count(policy, options.clock().instant());
    }

    /** The server reuses free space by itself. */
    @Override
    public long releaseFreePages(int pagesAtOnce) {
        return 0;
    }

    /** The server writes its log back by itself. */
    @Override
    public Checkpoint checkpoint() {
        return new Checkpoint(false, 0, 0);
    }

    /** The server checks its own pages. */
    @Override
    public Optional<String> findDamage() {
        return Optional.empty();
    }

    /** Does nothing: autovacuum has the same effect and blocks nobody. */
    @Override
    public void rewrite() {
        // A VACUUM FULL would need the rights of the owner, and lock readers out too.
    }

    @Override
    public void backup(Path target, BackupProgress progress) {
        throw new StoreException("only a SQLite file can be copied to a file; back " + url + " up with pg_dump");
    }

    @Override
    public void refreshStatistics(int rows) {
        PlannerStatistics.refresh(url);
    }

    @Override
    public BackfillReport backfill(
            Backfill backfill, InterpreterSettings settings, BackfillOptions how, BackfillProgress progress)
            throws InterruptedException {
        PostgresNeighbors neighbors =
                new PostgresNeighbors(NeighborDatabase.Access.opening(url, lease), BatchSizes.DEFAULT);
        return new BackfillRunner(url, lease, settings).run(backfill, how, progress, neighbors::resolver);
    }

    /** None is needed: every row is already written the way those backfills would leave it. */
    @Override
    public List<Backfill> pendingBackfills() {
        return List.of();
    }

    @Override
    public int markInactive(Set<String> ids) {
        return changes.markInactive(ids);
    }

    @Override
    public int servePruneRequests() throws IOException {
        synchronized (changes) {
            return requests.isPresent() ? requests.get().serve() : 0;
        }
    }

    @Override
    public int applyMultibyteSnapshot() throws IOException {
        synchronized (changes) {
            return snapshot.isPresent() ? snapshot.get().take() : 0;
        }
    }
}
