package io.github.meshcorejvm.cli.maintenance;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.Keyrings;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.schema.LoggedProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Migrates an old file, in the background of the writer or before a replay; does nothing if it is up to date. */
public final class MigrationTask implements MaintenanceTasks.MaintenanceTask {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationTask.class);

    /** Short reads and short transactions: the writer has priority. */
    public static final BackfillOptions BESIDE_A_WRITER = BackfillOptions.DEFAULT.withBatch(500);

    private final MeshStore store;
    private final Config config;
    private final IngestStats stats;
    private final BackfillOptions options;

    public MigrationTask(Config config, IngestStats stats, BackfillOptions options) {
        this.options = options;
        this.stats = stats;
        store = StoreSettings.store(config);
        this.config = config;
    }

    @Override
    public void run() throws InterruptedException {
        StepTimes times = new StepTimes(new LoggedProgress());
        MigrationReport report = store.schema().migrate(times);
        for (MigrationReport.DoneStep step : report.steps()) {
            stats.onBackfilled(step.title(), step.rows());
            LOG.info("migration done: {}, {} rows{}", step.title(), step.rows(), times.of(step.title()));
        }
        List<Backfill> pending = store.maintenance().pendingBackfills();
        if (!pending.isEmpty()) {
            LOG.info(
                    "pending backfills: {}",
                    pending.stream().map(Backfill::text).collect(Collectors.joining(", ")));
        }
        InterpreterSettings settings = pending.isEmpty() ? InterpreterSettings.DEFAULT : Keyrings.settings(config);
        store.maintenance().backfillPending(pending, settings, options, BackfillProgress.NONE, done -> {
            stats.onBackfilled(done.backfill().text(), done.changed() + done.merged());
            LOG.info("backfill done: {}", done);
        });
        if (!report.isEmpty() || !pending.isEmpty()) {
            LOG.info("database is up to date; servers use the new schema after a restart");
        }
    }
}
