package io.github.meshcorejvm.store.graph.rules;

/** Keys in the order of insertion, and the place of each: a hash table of numbers. Not thread-safe. */
final class KeyPlaces {

    private static final int FIRST_CAPACITY = 64;

    private final KeyArray keys = new KeyArray();
    /** The place of a key plus 1; 0 if the slot is free. */
    private int[] slots = new int[FIRST_CAPACITY];

    int size() {
        return keys.size();
    }

    /** The place of a key; assigns one if it has none yet. */
    int place(long[] key) {
        int slot = slot(key);
        if (slots[slot] == 0) {
            keys.add(key);
            slots[slot] = keys.size();
            if (keys.size() > slots.length / 2) {
                grow();
            }
            return keys.size() - 1;
        }
        return slots[slot] - 1;
    }

    boolean contains(long[] key) {
        return slots[slot(key)] != 0;
    }

    String text(int place) {
        return keys.text(place);
    }

    private int slot(long[] key) {
        int slot = (int) KeyHash.of(key) & slots.length - 1;
        while (slots[slot] != 0 && !keys.isAt(slots[slot] - 1, key)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int place = 0; place < keys.size(); place++) {
            int slot = (int) KeyHash.of(keys, place) & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = place + 1;
        }
    }
}
