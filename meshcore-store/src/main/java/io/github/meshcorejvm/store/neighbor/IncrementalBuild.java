package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.graph.rules.BuildTotals;
import java.util.Optional;

/**
 * Counts the observations after the position, batch by batch. Each batch is counted from one snapshot of the database,
 * including its nodes, and then added in a transaction that first checks that no other run has moved the position meanwhile,
 * and no other program has changed the edges.
 */
final class IncrementalBuild<X extends Exception> {

    private final EdgeStore<X> store;
    private final NeighborOptions options;
    private final BatchSizes sizes;
    private final BuildTotals totals = new BuildTotals();

    IncrementalBuild(EdgeStore<X> store, NeighborOptions options, BatchSizes sizes) {
        this.store = store;
        this.options = options;
        this.sizes = sizes;
    }

    /** Counts the observations that are there now; empty if it found edges of another program, which only a rebuild can correct. */
    Optional<BuildReport> run(BuildPosition start) throws X {
        BuildPosition position = start;
        long newest = store.lastObservation();
        while (newest > position.observation()) {
            long after = position.observation();
            CountedObservations batch = store.reading(
                    () -> CountedObservations.count(store, store.nodes(), options, after, sizes.update()));
            if (batch.observations() == 0) {
                // Only rows without a transmission.
                break;
            }
            Optional<BuildPosition> next = add(batch, position);
            if (next.isPresent()) {
                totals.add(batch.observations(), batch.counts());
                position = next.get();
            } else {
                // Another run was faster, and its observations must not be counted again; or observations have changed
                // meanwhile, perhaps of this batch.
                Optional<BuildPosition> moved = store.position();
                if (moved.isEmpty() || moved.get().equals(position)) {
                    return Optional.empty();
                }
                position = moved.get();
            }
        }
        return Optional.of(totals.report(
                BuildReport.Kind.INCREMENTAL,
                position.observation(),
                position.optionsOtherThan(options),
                Optional.empty()));
    }

    private Optional<BuildPosition> add(CountedObservations batch, BuildPosition expected) throws X {
        return store.writing(() -> {
            if (!store.fittingPosition().equals(Optional.of(expected))) {
                return Optional.empty();
            }
            store.add(batch.counts(), batch.nodes());
            return Optional.of(store.move(batch.last(), expected.optionsWith(options)));
        });
    }
}
