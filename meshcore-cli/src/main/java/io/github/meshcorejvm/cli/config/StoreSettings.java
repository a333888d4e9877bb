package io.github.meshcorejvm.cli.config;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Converts the configuration to the store's options. */
public final class StoreSettings {

    private StoreSettings() {}

    /** The database of a configuration, not yet opened. */
    public static MeshStore store(Config config) {
        return MeshStore.at(config.location(), options(config));
    }

    /** How the database is opened. */
    public static StoreOptions options(Config config) {
        StoreOptions options = StoreOptions.DEFAULT
                .withSynchronous(
                        config.databaseOptions().synchronousFull()
                                ? StoreOptions.Synchronous.FULL
                                : StoreOptions.Synchronous.NORMAL)
                .withMetricsSampleInterval(config.metricsSampleInterval());
        return config.isOnServer() ? options.withStateFolder(config.stateFolder()) : options;
    }

    /** How long rows are kept. */
    public static RetentionPolicy retention(Config config) {
        RetentionConfig days = config.retention();
        return new RetentionPolicy(
                Optional.of(Duration.ofDays(days.nodeDays())),
                age(days.observerDays()),
                age(days.observerPurgeDays()),
                Optional.of(Duration.ofDays(days.metricsDays())),
                age(days.packetDays()),
                Optional.of(Duration.ofDays(config.neighbors().maxAgeDays())),
                new RetentionPolicy.Clients(
                        age(days.clients().receptions()),
                        age(days.clients().observations()),
                        age(days.clients().rfSamples()),
                        age(days.clients().regions())));
    }

    private static Optional<Duration> age(OptionalInt days) {
        return days.isPresent() ? Optional.of(Duration.ofDays(days.getAsInt())) : Optional.empty();
    }
}
