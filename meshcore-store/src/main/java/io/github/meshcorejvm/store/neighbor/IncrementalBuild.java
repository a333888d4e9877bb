package io.github.meshcorejvm.store.neighbor;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Counts the observations after the position, batch by batch. Each batch is counted from one state of the file, nodes
 * and all, and then added in a transaction that first makes sure that nobody else has moved the position meanwhile.
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

    BuildReport run(BuildPosition start) throws SQLException {
        BuildPosition position = start;
        while (database.lastObservation() > position.observation()) {
            long after = position.observation();
            Batch batch = database.reading(
                    () -> Batch.count(database, MeshReader.mesh(database), options, after, sizes.update()));
            if (batch.observations() == 0) {
                // Only rows that belong to no transmission.
                break;
            }
            BuildPosition next = new BuildPosition(batch.last(), position.options());
            if (add(batch, position, next)) {
                tally.add(batch.observations(), batch.counts());
                position = next;
            } else {
                // Another run was faster; what it counted must not be counted again.
                Optional<BuildPosition> moved = BuildPosition.read(database);
                if (moved.isEmpty()) {
                    break;
                }
                position = moved.get();
            }
        }
        Optional<String> previous = Optional.of(position.options()).filter(used -> !used.equals(options.toString()));
        return tally.report(BuildReport.Kind.INCREMENTAL, position.observation(), previous);
    }

    private boolean add(Batch batch, BuildPosition expected, BuildPosition next) throws SQLException {
        return database.writing(() -> {
            if (!BuildPosition.read(database).equals(Optional.of(expected))) {
                return false;
            }
            new EdgeTable(database).add(batch.counts(), batch.mesh());
            next.write(database);
            return true;
        });
    }
}
