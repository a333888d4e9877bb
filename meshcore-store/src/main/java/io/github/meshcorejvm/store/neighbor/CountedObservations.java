package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.graph.rules.EdgeCounts;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;

/**
 * Some observations, counted but not yet written.
 *
 * @param nodes the nodes they were counted among
 * @param counts the counted edges
 * @param observations how many there were
 * @param last the id of the last
 * @param more whether it ended early, and more observations may follow
 */
record CountedObservations(NodePlaces nodes, EdgeCounts counts, long observations, long last, boolean more) {

    /** Counts up to {@code limit} observations with ids above {@code after}. */
    static <X extends Exception> CountedObservations count(
            EdgeStore<X> store, NodePlaces nodes, NeighborOptions options, long after, int limit) throws X {
        EdgeCounts counts = new EdgeCounts(nodes, options);
        return store.scanning(nodes, options.minHopBytes(), scan -> {
            EdgeStore.Progress progress = scan.read(after, limit, counts);
            return new CountedObservations(nodes, counts, progress.observations(), progress.last(), false);
        });
    }

    /**
     * Counts all observations with ids above {@code after}, in short read transactions, until one reads fewer than {@code
     * enough}, or the counts take too much memory.
     */
    static <X extends Exception> CountedObservations countAll(
            EdgeStore<X> store, NodePlaces nodes, NeighborOptions options, long after, BatchSizes sizes, int enough)
            throws X {
        EdgeCounts counts = new EdgeCounts(nodes, options);
        return store.scanning(nodes, options.minHopBytes(), scan -> {
            long observations = 0;
            long last = after;
            EdgeStore.Progress progress;
            do {
                progress = scan.read(last, sizes.rebuild(), counts);
                observations += progress.observations();
                last = progress.last();
            } while (progress.observations() >= Math.min(sizes.rebuild(), enough) && !isFull(nodes, counts, sizes));
            boolean more = progress.observations() >= Math.min(sizes.rebuild(), enough);
            return new CountedObservations(nodes, counts, observations, last, more);
        });
    }

    private static boolean isFull(NodePlaces nodes, EdgeCounts counts, BatchSizes sizes) {
        return counts.size() >= sizes.edges() || nodes.unknown() >= sizes.edges();
    }
}
