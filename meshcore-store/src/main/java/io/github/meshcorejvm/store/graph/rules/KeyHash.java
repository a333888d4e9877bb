package io.github.meshcorejvm.store.graph.rules;

import java.security.SecureRandom;

/** Hashes of node keys, of 64 bits, with a seed of this process, so that nobody can create keys with equal hashes. */
final class KeyHash {

    private static final long[] SEEDS = new SecureRandom().longs(KeyArray.WORDS).toArray();

    private KeyHash() {}

    static long of(KeyArray keys, int place) {
        return of(keys.word(place, 0), keys.word(place, 1), keys.word(place, 2), keys.word(place, 3));
    }

    static long of(long[] key) {
        return of(key[0], key[1], key[2], key[3]);
    }

    /** The hash of two keys in any order, from the hashes of each. */
    static long ofPair(long a, long b) {
        return mix(a + b);
    }

    private static long of(long first, long second, long third, long fourth) {
        return mix(mix(mix(mix(first ^ SEEDS[0]) ^ second ^ SEEDS[1]) ^ third ^ SEEDS[2]) ^ fourth ^ SEEDS[3]);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
