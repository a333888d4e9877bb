package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.EdgeCounts;
import io.github.meshcorejvm.store.graph.Mesh;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.sql.SQLException;

/**
 * Some observations, counted but not yet written.
 *
 * @param mesh the nodes they were counted among
 * @param counts what they give
 * @param observations how many there were
 * @param last the id of the last
 * @param more whether it ended early, and more observations may follow
 */
record CountedObservations(Mesh mesh, EdgeCounts counts, long observations, long last, boolean more) {

    /** Counts up to {@code limit} observations with ids above {@code after}. */
    static CountedObservations count(
            NeighborDatabase database, Mesh mesh, NeighborOptions options, long after, int limit) throws SQLException {
        EdgeCounts counts = new EdgeCounts(mesh, options);
        try (ObservationScan scan = new ObservationScan(database.connection(), mesh, options.minHopBytes())) {
            ObservationScan.Progress progress =
                    scan.read(after, limit, (a, b, direct, seconds, row) -> counts.add(a, b, direct, seconds));
            return new CountedObservations(mesh, counts, progress.observations(), progress.last(), false);
        }
    }

    /**
     * Counts all observations with ids above {@code after}, in short read transactions, until fewer than {@code enough}
     * came in the last, or the counts take too much memory.
     */
    static CountedObservations countAll(
            NeighborDatabase database, Mesh mesh, NeighborOptions options, long after, BatchSizes sizes, int enough)
            throws SQLException {
        EdgeCounts counts = new EdgeCounts(mesh, options);
        long observations = 0;
        long last = after;
        try (ObservationScan scan = new ObservationScan(database.connection(), mesh, options.minHopBytes())) {
            ObservationScan.Progress progress;
            do {
                progress = scan.read(
                        last, sizes.rebuild(), (a, b, direct, seconds, row) -> counts.add(a, b, direct, seconds));
                observations += progress.observations();
                last = progress.last();
            } while (progress.observations() >= Math.min(sizes.rebuild(), enough) && !isFull(mesh, counts, sizes));
            boolean more = progress.observations() >= Math.min(sizes.rebuild(), enough);
            return new CountedObservations(mesh, counts, observations, last, more);
        }
    }

    private static boolean isFull(Mesh mesh, EdgeCounts counts, BatchSizes sizes) {
        return counts.size() >= sizes.edges() || mesh.strangers() >= sizes.edges();
    }
}
