package io.github.meshcorejvm.store.graph.rules;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;

/** The evidence for one edge from its observations. Not thread-safe. */
public final class EdgeEvidence {

    private static final int FIRST_CAPACITY = 2;
    /** Radios report steps of 0.25 dB; if there are more different values, they are rounded to these steps. */
    private static final int MAX_VALUES = 1024;

    private static final float STEPS_PER_DB = 4;
    private static final float MAX_DB = 120;
    private static final int BYTES = 96;

    /** Different values in ascending order, and how often each came. */
    private float[] snrs = new float[FIRST_CAPACITY];

    private int[] times = new int[FIRST_CAPACITY];
    private int values;
    private boolean rounded;
    /** Rowids in ascending order: an edge has few of possibly a million observers. */
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
            addSnr(rounded ? round((float) snr) : (float) snr, 1);
        }
    }

    /** About how much memory this takes. */
    public int bytes() {
        return BYTES + Float.BYTES * snrs.length + Integer.BYTES * (times.length + observers.length);
    }

    private void addSnr(float snr, int count) {
        int place = Arrays.binarySearch(snrs, 0, values, snr);
        if (place >= 0) {
            times[place] += count;
            return;
        }
        if (values == MAX_VALUES) {
            roundAll();
            addSnr(round(snr), count);
            return;
        }
        int at = -1 - place;
        if (values == snrs.length) {
            snrs = Arrays.copyOf(snrs, 2 * values);
            times = Arrays.copyOf(times, 2 * values);
        }
        System.arraycopy(snrs, at, snrs, at + 1, values - at);
        System.arraycopy(times, at, times, at + 1, values - at);
        snrs[at] = snr;
        times[at] = count;
        values++;
    }

    private void roundAll() {
        float[] exact = snrs;
        int[] counts = times;
        int size = values;
        snrs = new float[MAX_VALUES];
        times = new int[MAX_VALUES];
        values = 0;
        rounded = true;
        for (int i = 0; i < size; i++) {
            addSnr(round(exact[i]), counts[i]);
        }
    }

    private static float round(float snr) {
        return Math.max(-MAX_DB, Math.min(MAX_DB, Math.round(snr * STEPS_PER_DB) / STEPS_PER_DB));
    }

    private void addObserver(int observer) {
        int place = Arrays.binarySearch(observers, 0, observerCount, observer);
        if (place < 0) {
            int at = -1 - place;
            if (observerCount == observers.length) {
                observers = Arrays.copyOf(observers, 2 * observerCount);
            }
            System.arraycopy(observers, at, observers, at + 1, observerCount - at);
            observers[at] = observer;
            observerCount++;
        }
    }

    /** How many observers have evidence for it. */
    public int observers() {
        return observerCount;
    }

    /** Their rowids, in ascending order. */
    public int[] observerRowids() {
        return Arrays.copyOf(observers, observerCount);
    }

    /** Whether one of these observers, given by their rowids, has evidence for it. */
    public boolean isFromAnyOf(BitSet rowids) {
        return Arrays.stream(observers, 0, observerCount).anyMatch(rowids::get);
    }

    /** The middle SNR in dB, or the mean of the two in the middle. */
    public OptionalDouble medianSnr() {
        long total = Arrays.stream(times, 0, values).asLongStream().sum();
        return total == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(((double) at((total - 1) / 2) + at(total / 2)) / 2);
    }

    /** The SNR at a place in the order of all. */
    private float at(long place) {
        long before = 0;
        int value = 0;
        while (before + times[value] <= place) {
            before += times[value++];
        }
        return snrs[value];
    }
}
