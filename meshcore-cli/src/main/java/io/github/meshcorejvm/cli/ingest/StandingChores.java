package io.github.meshcorejvm.cli.ingest;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.store.neighbor.NeighborGraphBuilder;
import io.github.meshcorejvm.store.neighbor.NeighborOptions;
import java.time.Duration;
import java.time.Instant;

/** What runs beside ingest, and when; staggered, so that it does not all come at once. */
final class StandingChores {

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration HOUR = Duration.ofHours(1);

    private StandingChores() {}

    static void begin(Chores chores, Config config, StoreSession store, IngestPipeline pipeline) {
        chores.every(
                "neighbor build",
                SOON,
                NeighborChore.PERIOD,
                opened(pipeline, new NeighborChore(config, store::resolveWith)));
        NeighborGraphBuilder neighbors = new NeighborGraphBuilder(config.database(), NeighborOptions.DEFAULT);
        Duration edgeAge = Duration.ofDays(config.neighbors().maxAgeDays());
        chores.every(
                "old neighbor edges",
                Duration.ofMinutes(3),
                HOUR,
                () -> neighbors.prune(Instant.now().minus(edgeAge)));
    }

    /** A chore that waits until there is a database. */
    private static Chores.Chore opened(IngestPipeline pipeline, Chores.Chore chore) {
        return () -> {
            if (pipeline.awaitOpen(Duration.ZERO)) {
                chore.run();
            }
        };
    }
}
