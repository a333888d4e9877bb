package io.github.meshcorejvm.store.neighbor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;

/** What the observations that tell of one edge have in common. Not thread-safe. */
final class EdgeEvidence {

    private static final int FIRST_CAPACITY = 4;
    private static final int MOST_OBSERVERS = 1_000_000;

    private float[] snrs = new float[FIRST_CAPACITY];
    private int size;
    /** Rowids, which are small: no observer is ever deleted. */
    private final BitSet observers = new BitSet();

    /** Adds one observation: its observer's rowid, 0 for none, and its SNR in dB, NaN for none. */
    void add(long observer, double snr) {
        if (observer > 0 && observer <= MOST_OBSERVERS) {
            observers.set((int) observer);
        }
        if (Double.isFinite(snr)) {
            if (size == snrs.length) {
                snrs = Arrays.copyOf(snrs, size + size / 2);
            }
            snrs[size++] = (float) snr;
        }
    }

    /** The rowids of all observers. */
    BitSet observers() {
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
