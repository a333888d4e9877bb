package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Looks for rows that a backfill would fill, although it is recorded as done: an older program that runs in between adds rows
 * without the later columns.
 *
 * @param job finds them
 */
record UnfilledRows(Connection connection, Backfill backfill, Job<?> job) {

    /** Transmissions read at once, with the observations of adverts. */
    private static final long WINDOW = 2_000;

    /** Whether there are any among the rows that were added since the last look. */
    boolean exist() throws SQLException {
        long last = CheckedRows.highest(connection, job.table());
        long checked = CheckedRows.last(connection, CheckedRows.backfill(backfill), job.table());
        for (long low = checked + 1; low <= last; low += WINDOW) {
            if (anyFrom(job, low, Math.min(last, low + WINDOW - 1))) {
                return true;
            }
        }
        return false;
    }

    private static <C> boolean anyFrom(Job<C> job, long low, long high) throws SQLException {
        Job.Found<C> found = new Job.Found<>();
        job.find(low, high, found);
        return found.changes().stream().anyMatch(change -> job.fills(change.change()));
    }
}
