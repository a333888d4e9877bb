package io.github.meshcorejvm.store.neighbor;

/** Numbers by pairs of places of a mesh, in either order: a hash table, at most half full. Not thread-safe. */
final class EdgePlaces {

    /** No number. */
    static final int NONE = -1;

    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

    /** 0 where the slot is free: the pair of place 0 with itself is no edge. */
    private final long[] pairs;

    private final int[] numbers;

    EdgePlaces(int size) {
        int capacity = Math.max(2, Integer.highestOneBit(size) << 2);
        pairs = new long[capacity];
        numbers = new int[capacity];
    }

    /** Numbers a pair, unless it is no edge: one place is negative, or both are the same. */
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
