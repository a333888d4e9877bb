package io.github.meshcorejvm.store.sqlite.schema;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How long an index of a big table takes to build: so long other writers wait.
 *
 * @param rows of the table, at most
 * @param time on a machine like that of BENCHMARKS.md
 */
record BuildEstimate(long rows, Duration time) {

    /** Measured with five million observations that the system had in memory. */
    private static final long NANOS_PER_ROW = 600;

    private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

    /** Empty if nobody will notice. */
    static Optional<BuildEstimate> of(MigrationSession session, Index index) throws SQLException {
        if (!index.table().equals(Schema.OBSERVATIONS.name()) && !index.table().equals(Schema.TRANSMISSIONS.name())) {
            return Optional.empty();
        }
        // Counting the rows would take as long as reading the table, and so would both ends in one query.
        long rows = session.number("SELECT ifnull((SELECT max(id) FROM " + index.table() + ") - (SELECT min(id) FROM "
                + index.table() + ") + 1, 0)");
        return Optional.of(new BuildEstimate(rows, Duration.ofNanos(rows * NANOS_PER_ROW)))
                .filter(estimate -> estimate.time().compareTo(WORTH_SAYING) >= 0);
    }

    /** As the end of a line about the index. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d rows, about %d s during which other writers wait",
                rows,
                Math.round(time.toMillis() / 1000.0));
    }
}
