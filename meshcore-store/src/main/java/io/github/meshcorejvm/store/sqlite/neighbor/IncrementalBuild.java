package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.graph.Tally;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Counts the observations after the position, batch by batch. Each batch is counted from one state of the file, nodes
 * and all, and then added in a transaction that first makes sure that no other run has moved the position meanwhile, and
 * no other program has changed the edges.
 */
final class IncrementalBuild {

    private final NeighborDatabase database;
    private final NeighborOptions options;
    private final BatchSizes sizes;
    private final Tally tally = new Tally();

    IncrementalBuild(NeighborDatabase database, NeighborOptions options, BatchSizes sizes) {
        this.database = database;
        this.options = options;
        this.sizes = sizes;
    }

    /** Counts what is new; empty when it found edges of another program, which only a rebuild can put right. */
    Optional<BuildReport> run(BuildPosition start) throws SQLException {
        BuildPosition position = start;
        while (database.lastObservation() > position.observation()) {
            long after = position.observation();
            CountedObservations batch = database.reading(() ->
                    CountedObservations.count(database, MeshReader.mesh(database), options, after, sizes.update()));
            if (batch.observations() == 0) {
                // Only rows that belong to no transmission.
                break;
            }
            Optional<BuildPosition> next = add(batch, position);
            if (next.isPresent()) {
                tally.add(batch.observations(), batch.counts());
                position = next.get();
            } else {
                // Another run was faster; what it counted must not be counted again.
                Optional<BuildPosition> moved = BuildPosition.read(database);
                if (moved.isEmpty() || moved.get().equals(position)) {
                    return Optional.empty();
                }
                position = moved.get();
            }
        }
        Optional<String> previous = Optional.of(position.options()).filter(used -> !used.equals(options.toString()));
        return Optional.of(
                tally.report(BuildReport.Kind.INCREMENTAL, position.observation(), previous, Optional.empty()));
    }

    private Optional<BuildPosition> add(CountedObservations batch, BuildPosition expected) throws SQLException {
        return database.writing(() -> {
            if (!BuildPosition.read(database).equals(Optional.of(expected)) || !expected.fits(database)) {
                return Optional.empty();
            }
            new EdgeTable(database).add(batch.counts(), batch.mesh());
            return Optional.of(BuildPosition.write(database, batch.last(), expected.options()));
        });
    }
}
