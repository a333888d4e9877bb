package io.github.meshcorejvm.cli.maintenance;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Measures the time of each step of a migration, and passes its progress on. Confined to one thread. */
public final class StepTimes implements MigrationProgress {

    /** Shorter times are not shown. */
    private static final double MIN_SECONDS = 0.1;

    private final MigrationProgress to;
    private final Map<String, Double> seconds = new HashMap<>();
    private String current = "";
    private long begunNanos;

    /** Passes everything on to {@code to}. */
    public StepTimes(MigrationProgress to) {
        this.to = to;
    }

    @Override
    public void at(String step, long done, long total) {
        if (!step.equals(current)) {
            current = step;
            begunNanos = System.nanoTime();
        }
        if (done >= total) {
            seconds.put(step, (System.nanoTime() - begunNanos) / 1e9);
        }
        to.at(step, done, total);
    }

    @Override
    public void waits(String step, String estimate) {
        to.waits(step, estimate);
    }

    /** How long a step took, as the end of a log line; empty if it was short. */
    public String of(String step) {
        double took = seconds.getOrDefault(step, 0.0);
        return took < MIN_SECONDS ? "" : String.format(Locale.ROOT, " (%.1f s)", took);
    }
}
