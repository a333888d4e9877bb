package io.github.meshcorejvm.store.backfill;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a backfill runs.
 *
 * @param batch rows that are read at once, 1..{@value #MAX_ROWS}; how many of them are written in one transaction depends on
 *     its duration
 * @param maxRowsPerSecond the maximum number of rows to read per second, 1 or more; absent for no limit
 * @param dryRun whether to write nothing, and only report what would change
 */
public record BackfillOptions(int batch, OptionalInt maxRowsPerSecond, boolean dryRun) {

    /** The maximum number of rows in a batch: they are held in memory. */
    public static final int MAX_ROWS = 50_000;

    /** 10,000 rows at once, without a speed limit, not a dry run. */
    public static final BackfillOptions DEFAULT = new BackfillOptions(10_000, OptionalInt.empty(), false);

    /** Checks the ranges. */
    public BackfillOptions {
        Objects.requireNonNull(maxRowsPerSecond, "maxRowsPerSecond");
        if (batch < 1 || batch > MAX_ROWS) {
            throw new IllegalArgumentException("batch must be 1.." + MAX_ROWS + " but was " + batch);
        }
        if (maxRowsPerSecond.isPresent() && maxRowsPerSecond.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "maxRowsPerSecond must be 1 or more but was " + maxRowsPerSecond.getAsInt());
        }
    }

    /** These options with another {@code batch}. */
    public BackfillOptions withBatch(int value) {
        return new BackfillOptions(value, maxRowsPerSecond, dryRun);
    }

    /** These options with another {@code maxRowsPerSecond}. */
    public BackfillOptions withMaxRowsPerSecond(int value) {
        return new BackfillOptions(batch, OptionalInt.of(value), dryRun);
    }

    /** These options with another {@code dryRun}. */
    public BackfillOptions withDryRun(boolean value) {
        return new BackfillOptions(batch, maxRowsPerSecond, value);
    }
}
