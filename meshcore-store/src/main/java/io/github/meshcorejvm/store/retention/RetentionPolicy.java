package io.github.meshcorejvm.store.retention;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long things are kept; absent is for ever.
 *
 * @param nodes until a silent node moves to {@code inactive_nodes}
 * @param observers until a silent observer is marked inactive, and its metrics are deleted
 * @param metrics until {@code observer_metrics} and {@code dropped_packets} are deleted
 * @param packets until transmissions not heard any more are deleted with their observations
 * @param neighborEdges until an edge not seen any more is deleted
 * @param clientReceptions until {@code client_receptions} and {@code client_observers} are deleted
 */
public record RetentionPolicy(
        Optional<Duration> nodes,
        Optional<Duration> observers,
        Optional<Duration> metrics,
        Optional<Duration> packets,
        Optional<Duration> neighborEdges,
        Optional<Duration> clientReceptions) {

    /** Refuses ages that are not positive: they would delete what comes in. */
    public RetentionPolicy {
        Stream.of(nodes, observers, metrics, packets, neighborEdges, clientReceptions)
                .flatMap(Optional::stream)
                .filter(age -> age.isZero() || age.isNegative())
                .findFirst()
                .ifPresent(age -> {
                    throw new IllegalArgumentException("an age must be positive but was " + age);
                });
    }
}
