package io.github.meshcorejvm.cli.maintenance;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import io.github.meshcorejvm.cli.pipeline.WriterComponent;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.TransactionTimes;
import io.github.meshcorejvm.store.retention.Checkpoint;
import io.github.meshcorejvm.store.retention.RetentionReport;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old rows, and returns their space to the file system. */
final class RetentionTask implements MaintenanceTasks.MaintenanceTask {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionTask.class);

    private final MaintainedDatabase database;
    private final Maintenance maintenance;
    private final Supplier<Config> current;
    private final int pagesAtOnce;
    private final ClockGuard guard;
    private final IngestStats stats;

    /** A task with the retention that {@code current} has when it runs; the database does not change. */
    RetentionTask(MaintainedDatabase database, Supplier<Config> current, ClockGuard guard, IngestStats stats) {
        this.database = database;
        this.stats = stats;
        this.guard = guard;
        this.current = current;
        Config config = current.get();
        maintenance = database.store().maintenance();
        pagesAtOnce = config.databaseOptions().incrementalVacuumPages();
    }

    @Override
    public void run() throws InterruptedException {
        Optional<String> reason = guard.reasonToWait();
        if (reason.isPresent()) {
            LOG.warn("retention skipped: {}", reason.get());
            return;
        }
        if (!database.isOurTurn()) {
            return;
        }
        RetentionReport report = TransactionTimes.measure(
                stats.times(WriterComponent.PRUNE), () -> maintenance.prune(StoreSettings.retention(current.get())));
        if (!report.isEmpty()) {
            LOG.info("retention: {}", report);
        }
        maintenance.refreshStatistics(current.get().databaseOptions().analysisLimit());
        long pages = TransactionTimes.measure(
                stats.times(WriterComponent.VACUUM), () -> maintenance.releaseFreePages(pagesAtOnce));
        if (pages > 0) {
            LOG.info("released {} free pages of the database file", pages);
        }
    }

    /** Empties the write-ahead log. */
    void checkpoint() {
        Checkpoint checkpoint = maintenance.checkpoint();
        if (checkpoint.blocked()) {
            LOG.warn(
                    "write-ahead log not truncated, another program is reading it: {} pages, {} of them written back",
                    checkpoint.logPages(),
                    checkpoint.writtenPages());
        }
    }
}
