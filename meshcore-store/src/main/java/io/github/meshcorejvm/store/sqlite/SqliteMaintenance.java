package io.github.meshcorejvm.store.sqlite;

import io.github.meshcorejvm.store.BackupProgress;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.retention.Checkpoint;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.sidecar.MultibyteSnapshot;
import io.github.meshcorejvm.store.sidecar.PruneRequests;
import io.github.meshcorejvm.store.sqlite.backfill.BackfillRunner;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.FileDamage;
import io.github.meshcorejvm.store.sqlite.jdbc.OnlineCopy;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.retention.Compactor;
import io.github.meshcorejvm.store.sqlite.retention.PlannerStatistics;
import io.github.meshcorejvm.store.sqlite.retention.Pruner;
import io.github.meshcorejvm.store.sqlite.schema.Readiness;
import io.github.meshcorejvm.store.sqlite.sidecar.MultibyteRows;
import io.github.meshcorejvm.store.sqlite.sidecar.NodeDeletion;
import io.github.meshcorejvm.store.sqlite.sidecar.ObserverBlacklist;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The maintenance of a SQLite file. */
final class SqliteMaintenance implements Maintenance {

    private final Path file;
    private final StoreOptions options;
    // Kept between calls: each remembers the problems that it has logged.
    private final PruneRequests requests;
    private final MultibyteSnapshot snapshot;
    /** The highest transmission at the last look for rows that a backfill would fill. */
    private volatile OptionalLong lookedAt = OptionalLong.empty();

    SqliteMaintenance(Path file, StoreOptions options) {
        this.file = file;
        this.options = options;
        Path folder = options.stateFolder().orElse(file.toAbsolutePath().resolveSibling(""));
        requests = new PruneRequests(folder, new NodeDeletion(file), options.clock());
        snapshot = new MultibyteSnapshot(folder, new MultibyteRows(file));
    }

    @Override
    public RetentionReport prune(RetentionPolicy policy) throws InterruptedException {
        return new Pruner(file, options).prune(policy);
    }

    @Override
    public RetentionReport count(RetentionPolicy policy) {
        Readiness.requireColumns(file);
        return new Pruner(file, options).count(policy);
    }

    @Override
    public long releaseFreePages(int pagesAtOnce) throws InterruptedException {
        return new Compactor(file, options).releaseFreePages(pagesAtOnce);
    }

    @Override
    public Checkpoint checkpoint() {
        return new Compactor(file, options).checkpoint();
    }

    @Override
    public Optional<String> findDamage() {
        return FileDamage.find(file, options.busyTimeout());
    }

    @Override
    public void rewrite() {
        new Compactor(file, options).rewrite();
    }

    @Override
    public void backup(Path target, BackupProgress progress) {
        try (Connection connection = Connections.openReader(file, options.busyTimeout())) {
            OnlineCopy.ofSnapshot(connection, file, target, progress);
        } catch (SQLException e) {
            throw SqliteFailure.of("copy " + file + " to " + target, e);
        }
    }

    @Override
    public void refreshStatistics(int rows) throws InterruptedException {
        new PlannerStatistics(file, options).refresh(rows);
    }

    @Override
    public List<Backfill> pendingBackfills() {
        if (!Readiness.hasAllColumns(file)) {
            return List.of();
        }
        // Read before the look: what another program adds meanwhile, the next one must find.
        OptionalLong highest = OptionalLong.of(BackfillRunner.highest(file));
        List<Backfill> pending = BackfillRunner.pending(file, options);
        lookedAt = highest;
        return pending;
    }

    @Override
    public void backfillPending(
            List<Backfill> pending,
            InterpreterSettings settings,
            BackfillOptions how,
            BackfillProgress progress,
            Consumer<BackfillReport> done)
            throws InterruptedException {
        Maintenance.super.backfillPending(pending, settings, how, progress, done);
        OptionalLong highest = lookedAt;
        if (!how.dryRun() && highest.isPresent()) {
            BackfillRunner.noteFilled(file, options, highest.getAsLong());
        }
    }

    @Override
    public BackfillReport backfill(
            Backfill backfill, InterpreterSettings settings, BackfillOptions how, BackfillProgress progress)
            throws InterruptedException {
        if (how.dryRun()) {
            Readiness.requireColumns(file);
        }
        return new BackfillRunner(file, options, settings).run(backfill, how, progress);
    }

    @Override
    public int markInactive(Set<String> ids) {
        return ObserverBlacklist.markInactive(file, ids);
    }

    @Override
    public int servePruneRequests() throws IOException {
        synchronized (requests) {
            return requests.serve();
        }
    }

    @Override
    public int applyMultibyteSnapshot() throws IOException {
        synchronized (snapshot) {
            return snapshot.take();
        }
    }
}
