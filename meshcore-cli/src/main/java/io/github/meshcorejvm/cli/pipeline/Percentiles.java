package io.github.meshcorejvm.cli.pipeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The percentiles of the last {@value #WINDOW} values, and their count and maximum since the start. Safe for use by multiple threads. */
public final class Percentiles {

    private static final int WINDOW = 1024;

    private final double[] values = new double[WINDOW];
    private long count;
    private double max;
    private double sum;
    /** The snapshot of the values so far; absent after a new value. */
    private @Nullable Snapshot last;

    /** A snapshot; all 0 when nothing was recorded. */
    public record Snapshot(long count, double sum, double p50, double p95, double p99, double max) {}

    synchronized void record(double value) {
        values[(int) (count++ % WINDOW)] = value;
        sum += value;
        max = Math.max(max, value);
        last = null;
    }

    synchronized Snapshot snapshot() {
        Snapshot current = last;
        if (current == null) {
            current = sorted();
            last = current;
        }
        return current;
    }

    private Snapshot sorted() {
        int size = (int) Math.min(count, WINDOW);
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new Snapshot(count, sum, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), max);
    }

    private static double at(double[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length))];
    }
}
