package io.github.meshcorejvm.store.graph.rules;

import java.util.Arrays;

/**
 * Which nodes are neighbors: the pairs of {@code neighbor_edges}, as 8 bytes of hash each. With a million pairs and a million
 * queries, the chance of a single wrong answer is one in twenty million.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class Adjacency {

    /** No neighbors. */
    public static final Adjacency EMPTY = new Builder().build();

    /** In ascending order. */
    private final long[] pairs;

    private Adjacency(long[] pairs) {
        this.pairs = pairs;
    }

    /** Whether two nodes, named by their keys in lower case, have been heard in direct contact. */
    public boolean areNeighbors(String a, String b) {
        return areNeighbors(KeyHash.of(KeyArray.words(a)), KeyHash.of(KeyArray.words(b)));
    }

    /** The same, of nodes named by the hashes of their keys. */
    boolean areNeighbors(long a, long b) {
        return Arrays.binarySearch(pairs, KeyHash.ofPair(a, b)) >= 0;
    }

    /** The number of pairs. */
    public int size() {
        return pairs.length;
    }

    /** Collects pairs. Not thread-safe. */
    public static final class Builder {

        private long[] pairs = new long[64];
        private int size;

        /** Without pairs. */
        public Builder() {}

        /** Adds one pair of keys, in any order; a known pair, or one of invalid keys, changes nothing. */
        public Builder add(String a, String b) {
            if (NodeKeys.normalize(a).isEmpty() || NodeKeys.normalize(b).isEmpty()) {
                return this;
            }
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, size + size / 2);
            }
            pairs[size++] = KeyHash.ofPair(KeyHash.of(KeyArray.words(a)), KeyHash.of(KeyArray.words(b)));
            return this;
        }

        /** The pairs added so far. */
        public Adjacency build() {
            long[] sorted = Arrays.copyOf(pairs, size);
            Arrays.sort(sorted);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    sorted[kept++] = sorted[i];
                }
            }
            return new Adjacency(Arrays.copyOf(sorted, kept));
        }
    }
}
