package io.github.meshcorejvm.store.sqlite.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the rows of a job range by range, and finds their changes. Confined to one thread at a time. */
final class Batches<C> implements AutoCloseable {

    private final Job<C> job;
    private final RowRanges ranges;
    private final int limit;
    private long position;

    /**
     * Begins at the first row.
     *
     * @param limit the most rows of a batch
     */
    Batches(Connection connection, Job<C> job, int limit) throws SQLException {
        this.job = job;
        this.limit = limit;
        ranges = new RowRanges(connection, job.table(), job.newestFirst());
        position = ranges.start();
    }

    /**
     * The changes of some rows.
     *
     * @param end the position after them
     * @param fraction of the table up to there, 0..1
     */
    record Batch<C>(long rows, long end, double fraction, Job.Found<C> found) {}

    /** Begins after a position of an earlier run. */
    void resume(long after) {
        position = after;
    }

    /** The next batch; empty at the end of the table. */
    Optional<Batch<C>> next() throws SQLException {
        Optional<RowRanges.Range> next = ranges.after(position, limit);
        if (next.isEmpty()) {
            return Optional.empty();
        }
        Job.Found<C> found = new Job.Found<>();
        job.find(next.get().low(), next.get().high(), found);
        position = ranges.end(next.get());
        return Optional.of(new Batch<>(next.get().rows(), position, ranges.fraction(position), found));
    }

    @Override
    public void close() throws SQLException {
        ranges.close();
    }
}
