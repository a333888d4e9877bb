package io.github.meshcorejvm.store.neighbor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;

/** What the observations that tell of one edge have in common. Not thread-safe. */
final class EdgeEvidence {

    private static final int FIRST_CAPACITY = 4;

    private float[] snrs = new float[FIRST_CAPACITY];
    private int size;
    private final Set<Long> observers = new HashSet<>(2);

    /** Adds one observation: its observer's rowid, 0 for none, and its SNR in dB, NaN for none. */
    void add(long observer, double snr) {
        if (observer != 0) {
            observers.add(observer);
        }
        if (Double.isFinite(snr)) {
            if (size == snrs.length) {
                snrs = Arrays.copyOf(snrs, size + size / 2);
            }
            snrs[size++] = (float) snr;
        }
    }

    /** The rowids of all observers. */
    Set<Long> observers() {
        return observers;
    }

    /** The middle SNR in dB, or the mean of the two in the middle. */
    OptionalDouble medianSnr() {
        if (size == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(snrs, 0, size);
        return OptionalDouble.of(((double) snrs[(size - 1) / 2] + snrs[size / 2]) / 2);
    }
}
