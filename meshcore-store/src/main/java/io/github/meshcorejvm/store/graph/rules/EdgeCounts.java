package io.github.meshcorejvm.store.graph.rules;

import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.internal.StoredValues;
import java.util.Arrays;
import java.util.Objects;

/**
 * Counts edges between places of {@link NodePlaces}: how often, when last, and how often by direct routes. A hash table of numbers,
 * 25 bytes for each slot and at most two thirds full. There can be more edges than fit into memory: the caller must write
 * them when {@link #size()} is too large, and start again.
 *
 * <p>Not thread-safe.
 */
public final class EdgeCounts {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    private final NodePlaces nodes;
    private final NeighborOptions options;

    /** Pairs of places, 0 if the slot is free: the pair of place 0 with itself is not an edge. */
    private long[] pairs = new long[FIRST_CAPACITY];

    private int[] counts = new int[FIRST_CAPACITY];
    private int[] directs = new int[FIRST_CAPACITY];
    private long[] newest = new long[FIRST_CAPACITY];
    private boolean[] tooLong = new boolean[FIRST_CAPACITY];
    private int size;
    private long left;

    public EdgeCounts(NodePlaces nodes, NeighborOptions options) {
        this.nodes = Objects.requireNonNull(nodes, "nodes");
        this.options = Objects.requireNonNull(options, "options");
    }

    /** Receives one edge. */
    @FunctionalInterface
    public interface Visitor<X extends Exception> {
        /** {@code a} and {@code b} are places of the nodes in any order; {@code last} is in epoch seconds, a valid time. */
        void edge(int a, int b, int count, long last) throws X;
    }

    /**
     * Counts one edge, unless both its ends are the same node or it is too long.
     *
     * @param direct whether it comes from a direct route or a TRACE
     * @param seconds when it was observed, in epoch seconds; what is no time up to the year 9999, such as milliseconds, counts as
     *     1970, so that it never replaces a valid time
     */
    public void add(int a, int b, boolean direct, long seconds) {
        if (a == b) {
            return;
        }
        int slot = slot((long) Math.min(a, b) << Integer.SIZE | Math.max(a, b));
        if (tooLong[slot]) {
            left++;
            return;
        }
        if (direct) {
            directs[slot]++;
            if (!options.directRoutes()) {
                return;
            }
        }
        counts[slot]++;
        if (seconds <= StoredValues.MAX_EPOCH_SECOND) {
            newest[slot] = Math.max(newest[slot], seconds);
        }
    }

    /** Visits every edge with a count, in the order of their lower and then their higher places. */
    public <X extends Exception> void forEachInOrder(Visitor<X> visitor) throws X {
        long[] ordered = new long[(int) edges()];
        int next = 0;
        for (int slot = 0; slot < pairs.length; slot++) {
            if (counts[slot] > 0) {
                ordered[next++] = pairs[slot];
            }
        }
        Arrays.sort(ordered);
        for (long pair : ordered) {
            int slot = find(pairs, pair);
            visitor.edge((int) (pair >>> Integer.SIZE), (int) pair, counts[slot], newest[slot]);
        }
    }

    /** How many edges take memory. */
    public int size() {
        return size;
    }

    /** The number of edges with a count. */
    long edges() {
        long edges = 0;
        for (int count : counts) {
            edges += count > 0 ? 1 : 0;
        }
        return edges;
    }

    /** The sum of all counts. */
    long sum() {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    /** The counts from direct routes and TRACE packets, whether included or not. */
    long direct() {
        long sum = 0;
        for (int direct : directs) {
            sum += direct;
        }
        return sum;
    }

    /** The edges with evidence only from direct routes and TRACE packets. */
    long directOnlyEdges() {
        long edges = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            int others = counts[slot] - (options.directRoutes() ? directs[slot] : 0);
            edges += directs[slot] > 0 && others == 0 ? 1 : 0;
        }
        return edges;
    }

    /** Counts left out because their edge is too long. */
    long tooLong() {
        return left;
    }

    private int slot(long pair) {
        int slot = find(pairs, pair);
        if (pairs[slot] == 0) {
            if (size > pairs.length / 3 * 2) {
                grow();
                slot = find(pairs, pair);
            }
            size++;
            pairs[slot] = pair;
            tooLong[slot] = options.maxEdgeKm().isPresent()
                    && nodes.km((int) (pair >>> Integer.SIZE), (int) pair)
                            > options.maxEdgeKm().getAsDouble();
        }
        return slot;
    }

    private static int find(long[] table, long pair) {
        int mask = table.length - 1;
        int slot = (int) (pair * GOLDEN_RATIO >>> Integer.SIZE) & mask;
        while (table[slot] != 0 && table[slot] != pair) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldPairs = pairs;
        int[] oldCounts = counts;
        int[] oldDirects = directs;
        long[] oldNewest = newest;
        boolean[] oldTooLong = tooLong;
        int capacity = 2 * oldPairs.length;
        pairs = new long[capacity];
        counts = new int[capacity];
        directs = new int[capacity];
        newest = new long[capacity];
        tooLong = new boolean[capacity];
        for (int from = 0; from < oldPairs.length; from++) {
            if (oldPairs[from] != 0) {
                int to = find(pairs, oldPairs[from]);
                pairs[to] = oldPairs[from];
                counts[to] = oldCounts[from];
                directs[to] = oldDirects[from];
                newest[to] = oldNewest[from];
                tooLong[to] = oldTooLong[from];
            }
        }
    }
}
