package io.github.meshcorejvm.store.neighbor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which nodes are neighbors: the pairs of {@code neighbor_edges}, 8 bytes each.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class Adjacency {

    /** No neighbors. */
    public static final Adjacency EMPTY = new Builder().build();

    private final Map<String, Integer> places;
    /** The lower place in the upper half, the higher in the lower half; in ascending order. */
    private final long[] pairs;

    private Adjacency(Map<String, Integer> places, long[] pairs) {
        this.places = places;
        this.pairs = pairs;
    }

    /** Whether two nodes, named by their keys in lower case, have been heard in direct contact. */
    public boolean areNeighbors(String a, String b) {
        Integer placeA = places.get(a);
        Integer placeB = places.get(b);
        return placeA != null && placeB != null && Arrays.binarySearch(pairs, pair(placeA, placeB)) >= 0;
    }

    /** The number of pairs. */
    public int size() {
        return pairs.length;
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b);
    }

    /** Collects pairs. Not thread-safe. */
    public static final class Builder {

        private final Map<String, Integer> places = new HashMap<>();
        private long[] pairs = new long[64];
        private int size;

        /** Without pairs. */
        public Builder() {}

        /** Adds one pair of keys, in lower case and any order; a pair that is there already changes nothing. */
        public Builder add(String a, String b) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * size);
            }
            pairs[size++] = pair(place(a), place(b));
            return this;
        }

        /** The pairs added so far. */
        public Adjacency build() {
            long[] sorted = Arrays.stream(pairs, 0, size).sorted().distinct().toArray();
            return new Adjacency(Map.copyOf(places), sorted);
        }

        private int place(String key) {
            Integer known = places.putIfAbsent(key, places.size());
            return known == null ? places.size() - 1 : known;
        }
    }
}
