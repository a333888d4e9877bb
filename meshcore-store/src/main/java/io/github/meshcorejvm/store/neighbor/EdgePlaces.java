package io.github.meshcorejvm.store.neighbor;

/** A hash table from unordered pairs of places of nodes to numbers, at most half full. Not thread-safe. */
final class EdgePlaces {

    /** No number. */
    static final int NONE = -1;

    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    /** 0 if the slot is free: the pair of place 0 with itself is not an edge. */
    private final long[] pairs;

    private final int[] numbers;

    EdgePlaces(int size) {
        int capacity = Math.max(2, Integer.highestOneBit(size) << 2);
        pairs = new long[capacity];
        numbers = new int[capacity];
    }

    /** Assigns a number to a pair, unless one place is negative or both are the same, so that it is not an edge. */
    void put(int a, int b, int number) {
        if (a >= 0 && b >= 0 && a != b) {
            long pair = pair(a, b);
            int slot = slot(pair);
            pairs[slot] = pair;
            numbers[slot] = number;
        }
    }

    /** The number of a pair, or {@link #NONE}. */
    int get(int a, int b) {
        if (a == b) {
            return NONE;
        }
        int slot = slot(pair(a, b));
        return pairs[slot] == 0 ? NONE : numbers[slot];
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b);
    }

    private int slot(long pair) {
        int mask = pairs.length - 1;
        int slot = (int) (pair * GOLDEN_RATIO >>> Integer.SIZE) & mask;
        while (pairs[slot] != 0 && pairs[slot] != pair) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
