package io.github.meshcorejvm.cli.maintenance;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.schema.LoggedProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does behind the writer what an old file still needs; on one that is up to date there is nothing to do. */
public final class MigrationChore implements Chores.Chore {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationChore.class);

    private final SchemaStore schema;
    private final IngestStats stats;

    public MigrationChore(Config config, IngestStats stats) {
        this.stats = stats;
        schema = StoreSettings.store(config).schema();
    }

    @Override
    public void run() throws InterruptedException {
        MigrationReport report = schema.migrate(new LoggedProgress());
        for (MigrationReport.DoneStep step : report.steps()) {
            stats.onBackfilled(step.title(), step.rows());
            LOG.info("migration done: {}, {} rows", step.title(), step.rows());
        }
        if (!report.isEmpty()) {
            LOG.info("the database is up to date; servers see it after their next start");
        }
    }
}
