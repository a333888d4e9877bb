package io.github.meshcorejvm.store.retention;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long rows are kept; absent means for ever.
 *
 * @param nodes until a silent node moves to {@code inactive_nodes}
 * @param observers until a silent observer is marked inactive, and its metrics are deleted
 * @param observerPurge until an inactive observer that no row refers to is deleted
 * @param metrics until {@code observer_metrics} and {@code dropped_packets} are deleted
 * @param packets until transmissions no longer heard are deleted with their observations
 * @param neighborEdges until an edge no longer seen is deleted
 * @param clients until reports of phones are deleted
 */
public record RetentionPolicy(
        Optional<Duration> nodes,
        Optional<Duration> observers,
        Optional<Duration> observerPurge,
        Optional<Duration> metrics,
        Optional<Duration> packets,
        Optional<Duration> neighborEdges,
        Clients clients) {

    /**
     * How long reports of phones are kept.
     *
     * @param receptions until {@code client_receptions} and {@code client_observers} are deleted
     * @param observations until {@code client_rx_observations} are deleted
     * @param rfSamples until {@code client_rf_samples} are deleted
     * @param regions until {@code node_declared_regions} are deleted
     */
    public record Clients(
            Optional<Duration> receptions,
            Optional<Duration> observations,
            Optional<Duration> rfSamples,
            Optional<Duration> regions) {

        /** Everything is kept for ever. */
        public static final Clients FOR_EVER =
                new Clients(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Refuses null. */
        public Clients {
            Objects.requireNonNull(receptions, "receptions");
            Objects.requireNonNull(observations, "observations");
            Objects.requireNonNull(rfSamples, "rfSamples");
            Objects.requireNonNull(regions, "regions");
        }
    }

    /** Refuses ages that are not positive: they would delete new rows. */
    public RetentionPolicy {
        Stream.of(
                        nodes,
                        observers,
                        observerPurge,
                        metrics,
                        packets,
                        neighborEdges,
                        clients.receptions,
                        clients.observations,
                        clients.rfSamples,
                        clients.regions)
                .flatMap(Optional::stream)
                .filter(age -> age.isZero() || age.isNegative())
                .findFirst()
                .ifPresent(age -> {
                    throw new IllegalArgumentException("an age must be positive but was " + age);
                });
    }
}
