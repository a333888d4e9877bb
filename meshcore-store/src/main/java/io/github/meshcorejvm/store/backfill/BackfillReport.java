package io.github.meshcorejvm.store.backfill;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * What a backfill did, or in a dry run what it would do.
 *
 * @param backfill which
 * @param lookedAt rows it looked at; of a run that goes on where another was killed, only its own
 * @param changed rows that are different now
 * @param merged rows that are gone, as another row says the same: transmissions of one packet ({@code content_hash}) or
 *     observations of one path ({@code path_json}); what they held is in the other row
 * @param left rows that would need it but stay as they are: without a packet, or with one that does not decode
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
