package io.github.meshcorejvm.store.backfill;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * What a backfill did, or in a dry run what it would do.
 *
 * @param backfill the backfill
 * @param lookedAt rows read, without those of an earlier run that this one resumes
 * @param changed changed rows
 * @param merged duplicate rows merged into another row: transmissions of one packet ({@code content_hash}) or observations of
 *     one path ({@code path_json})
 * @param left rows that need a change but cannot be changed: without a packet, or with an invalid one
 * @param elapsed how long it took
 * @param dryRun whether nothing was written
 */
public record BackfillReport(
        Backfill backfill, long lookedAt, long changed, long merged, long left, Duration elapsed, boolean dryRun) {

    /** Refuses null. */
    public BackfillReport {
        Objects.requireNonNull(backfill, "backfill");
        Objects.requireNonNull(elapsed, "elapsed");
    }

    /** As one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d rows read, %d %s, %d merged into others, %d unchanged; %.1f s%s",
                backfill.text(),
                lookedAt,
                changed,
                dryRun ? "to change" : "changed",
                merged,
                left,
                elapsed.toMillis() / 1000.0,
                dryRun ? " (dry run: nothing written)" : "");
    }
}
