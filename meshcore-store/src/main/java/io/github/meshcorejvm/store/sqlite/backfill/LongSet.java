package io.github.meshcorejvm.store.sqlite.backfill;

import java.util.Arrays;

/** A set of millions of numbers, at 8 to 16 bytes each. Not thread-safe. */
final class LongSet {

    private static final int FIRST_CAPACITY = 1024;

    /** 0 is an empty slot; whether the number 0 is in the set is stored separately. */
    private long[] places = new long[FIRST_CAPACITY];

    private boolean hasZero;
    private int size;

    /** Adds a number; returns whether it is new. */
    boolean add(long value) {
        if (value == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (2L * size > places.length) {
            long[] old = places;
            places = new long[2 * old.length];
            Arrays.stream(old).filter(number -> number != 0).forEach(this::put);
        }
        boolean isNew = put(value);
        size += isNew ? 1 : 0;
        return isNew;
    }

    private boolean put(long value) {
        int place = Long.hashCode(value * 0x9E3779B97F4A7C15L) & places.length - 1;
        while (places[place] != 0) {
            if (places[place] == value) {
                return false;
            }
            place = place + 1 & places.length - 1;
        }
        places[place] = value;
        return true;
    }
}
