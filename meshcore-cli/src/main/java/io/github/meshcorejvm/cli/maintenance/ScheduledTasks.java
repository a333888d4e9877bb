package io.github.meshcorejvm.cli.maintenance;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.StoreSession;
import io.github.meshcorejvm.cli.pipeline.WriterComponent;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.TransactionTimes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tasks that run during ingest, and their schedule; staggered, so that they do not all run at once. */
public final class ScheduledTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledTasks.class);
    private static final Duration SOON = Duration.ofMillis(200);
    /** Between two checks of a damaged file, each of which may read all of it. */
    private static final Duration DAMAGE_CHECK = Duration.ofSeconds(20);

    private static final Duration HOUR = Duration.ofHours(1);

    private ScheduledTasks() {}

    /** Short tasks, which each ingest of a database runs. */
    public static void begin(MaintenanceTasks tasks, Config config, IngestPipeline pipeline) {
        Maintenance maintenance = StoreSettings.store(config).maintenance();
        tasks.every("blacklist", SOON, HOUR, opened(pipeline, () -> {
            int marked = maintenance.markInactive(pipeline.config().observerBlacklist());
            if (marked > 0) {
                LOG.info("{} blacklisted observers marked inactive", marked);
            }
        }));
    }

    /** The neighbor build, on separate {@code tasks}: if it hangs, the others still run. */
    public static void beginNeighbors(
            MaintenanceTasks tasks,
            MaintainedDatabase database,
            Config config,
            StoreSession store,
            IngestPipeline pipeline) {
        tasks.every(
                "neighbor build",
                SOON,
                NeighborTask.PERIOD,
                opened(
                        pipeline,
                        timed(
                                pipeline,
                                WriterComponent.NEIGHBOR_BUILDER,
                                new NeighborTask(
                                        database,
                                        config,
                                        () -> StoreSettings.retention(pipeline.config())
                                                .neighborEdges(),
                                        store::resolveWith))));
    }

    /** Tasks that read folders of other programs, on separate {@code tasks}: a drive that hangs must not stop the others. */
    public static void beginFolders(MaintenanceTasks tasks, Config config, IngestPipeline pipeline) {
        Maintenance maintenance = StoreSettings.store(config).maintenance();
        tasks.every("prune requests", SOON, Duration.ofSeconds(15), opened(pipeline, maintenance::servePruneRequests));
        tasks.every(
                "multibyte snapshot",
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                opened(pipeline, maintenance::applyMultibyteSnapshot));
    }

    /** Tasks that may take minutes on a big old file, on separate {@code tasks} so that the others stay on schedule. */
    public static void beginSlow(
            MaintenanceTasks tasks, MaintainedDatabase database, Config config, IngestPipeline pipeline) {
        tasks.every(
                "migration",
                SOON,
                HOUR,
                opened(
                        pipeline,
                        Duration.ofDays(1),
                        timed(
                                pipeline,
                                WriterComponent.BACKFILL,
                                new MigrationTask(config, pipeline.stats(), MigrationTask.BESIDE_A_WRITER))));
        RetentionTask retention =
                new RetentionTask(database, pipeline::config, ClockGuard.ofSystem(), pipeline.stats());
        tasks.every("retention", ClockGuard.MIN_UPTIME.plusSeconds(10), HOUR, opened(pipeline, retention));
        if (!config.isOnServer()) {
            Maintenance maintenance = StoreSettings.store(config).maintenance();
            tasks.every("damage check", DAMAGE_CHECK, DAMAGE_CHECK, () -> {
                if (pipeline.isDamaged() && maintenance.findDamage().isEmpty()) {
                    pipeline.repaired();
                }
            });
            tasks.every("checkpoint", Duration.ofMinutes(20), HOUR, opened(pipeline, retention::checkpoint));
        }
    }

    /** A task whose transactions are measured. */
    private static MaintenanceTasks.MaintenanceTask timed(
            IngestPipeline pipeline, WriterComponent component, MaintenanceTasks.MaintenanceTask task) {
        return () ->
                TransactionTimes.<Boolean, Exception>measure(pipeline.stats().times(component), () -> {
                    task.run();
                    return true;
                });
    }

    /** A task that waits until there is a database. */
    private static MaintenanceTasks.MaintenanceTask opened(
            IngestPipeline pipeline, MaintenanceTasks.MaintenanceTask task) {
        return opened(pipeline, Duration.ZERO, task);
    }

    private static MaintenanceTasks.MaintenanceTask opened(
            IngestPipeline pipeline, Duration wait, MaintenanceTasks.MaintenanceTask task) {
        return () -> {
            if (pipeline.awaitOpen(wait)) {
                task.run();
            }
        };
    }
}
