package io.github.meshcorejvm.cli.maintenance;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.mqtt.Installation;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.StoreSession;
import io.github.meshcorejvm.cli.pipeline.WriterComponent;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.TransactionTimes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs beside ingest, and when; staggered, so that it does not all come at once. */
public final class StandingChores {

    private static final Logger LOG = LoggerFactory.getLogger(StandingChores.class);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration HOUR = Duration.ofHours(1);

    private StandingChores() {}

    /** What takes a moment. */
    public static void begin(Chores chores, Config config, IngestPipeline pipeline, Installation installation) {
        Maintenance maintenance = StoreSettings.store(config).maintenance();
        chores.every("blacklist", SOON, HOUR, opened(pipeline, () -> {
            int marked = maintenance.markInactive(pipeline.config().observerBlacklist());
            if (marked > 0) {
                LOG.info("{} blacklisted observers marked inactive", marked);
            }
        }));
        chores.every("client id file", HOUR, HOUR, installation::keep);
    }

    /** The neighbor build, on {@code chores} of its own: when it hangs, the others look after the rest all the same. */
    public static void beginNeighbors(Chores chores, Config config, StoreSession store, IngestPipeline pipeline) {
        chores.every(
                "neighbor build",
                SOON,
                NeighborChore.PERIOD,
                opened(
                        pipeline,
                        timed(
                                pipeline,
                                WriterComponent.NEIGHBOR_BUILDER,
                                new NeighborChore(
                                        config,
                                        () -> StoreSettings.retention(pipeline.config())
                                                .neighborEdges(),
                                        store::resolveWith))));
    }

    /** What reads folders that others write to, on {@code chores} of its own: a drive that hangs must not stop the others. */
    public static void beginFolders(Chores chores, Config config, IngestPipeline pipeline) {
        Maintenance maintenance = StoreSettings.store(config).maintenance();
        chores.every("prune requests", SOON, Duration.ofSeconds(15), opened(pipeline, maintenance::servePruneRequests));
        chores.every(
                "multibyte snapshot",
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                opened(pipeline, maintenance::applyMultibyteSnapshot));
    }

    /** What may take minutes on a big old file, on {@code chores} of its own so that the others keep their times. */
    public static void beginSlow(Chores chores, Config config, IngestPipeline pipeline) {
        chores.every(
                "migration",
                SOON,
                HOUR,
                opened(
                        pipeline,
                        Duration.ofDays(1),
                        timed(pipeline, WriterComponent.BACKFILL, new MigrationChore(config, pipeline.stats()))));
        RetentionChore retention = new RetentionChore(pipeline::config, ClockGuard.ofSystem(), pipeline.stats());
        chores.every("retention", ClockGuard.MIN_UPTIME.plusSeconds(10), HOUR, opened(pipeline, retention));
        chores.every("checkpoint", Duration.ofMinutes(20), HOUR, opened(pipeline, retention::checkpoint));
    }

    /** A chore whose transactions are counted. */
    private static Chores.Chore timed(IngestPipeline pipeline, WriterComponent component, Chores.Chore chore) {
        return () -> TransactionTimes.<@Nullable Void, Exception>tell(
                pipeline.stats().times(component), () -> {
                    chore.run();
                    return null;
                });
    }

    /** A chore that waits until there is a database. */
    private static Chores.Chore opened(IngestPipeline pipeline, Chores.Chore chore) {
        return opened(pipeline, Duration.ZERO, chore);
    }

    private static Chores.Chore opened(IngestPipeline pipeline, Duration wait, Chores.Chore chore) {
        return () -> {
            if (pipeline.awaitOpen(wait)) {
                chore.run();
            }
        };
    }
}
