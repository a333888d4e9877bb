package io.github.meshcorejvm.store.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;

/** What the observations that tell of one edge have in common. Not thread-safe. */
public final class EdgeEvidence {

    private static final int FIRST_CAPACITY = 4;

    private float[] snrs = new float[FIRST_CAPACITY];
    private int size;
    /** Rowids in ascending order: few of an edge's, of what may be a million observers. */
    private int[] observers = new int[FIRST_CAPACITY];

    private int observerCount;

    /** Starts without observations. */
    public EdgeEvidence() {}

    /** Adds one observation: its observer's rowid, 0 for none, and its SNR in dB, NaN for none. */
    public void add(long observer, double snr) {
        if (observer > 0 && observer <= Integer.MAX_VALUE) {
            addObserver((int) observer);
        }
        if (Double.isFinite(snr)) {
            if (size == snrs.length) {
                snrs = Arrays.copyOf(snrs, size + size / 2);
            }
            snrs[size++] = (float) snr;
        }
    }

    private void addObserver(int observer) {
        int place = Arrays.binarySearch(observers, 0, observerCount, observer);
        if (place < 0) {
            int at = -1 - place;
            if (observerCount == observers.length) {
                observers = Arrays.copyOf(observers, observerCount + observerCount / 2);
            }
            System.arraycopy(observers, at, observers, at + 1, observerCount - at);
            observers[at] = observer;
            observerCount++;
        }
    }

    /** How many observers tell of it. */
    public int observers() {
        return observerCount;
    }

    /** Whether one of these observers, named by their rowids, tells of it. */
    public boolean isFromAnyOf(BitSet rowids) {
        return Arrays.stream(observers, 0, observerCount).anyMatch(rowids::get);
    }

    /** The middle SNR in dB, or the mean of the two in the middle. */
    public OptionalDouble medianSnr() {
        if (size == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(snrs, 0, size);
        return OptionalDouble.of(((double) snrs[(size - 1) / 2] + snrs[size / 2]) / 2);
    }
}
