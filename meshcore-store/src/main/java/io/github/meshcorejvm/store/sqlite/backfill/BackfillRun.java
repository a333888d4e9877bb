package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.sqlite.backfill.Job.Change;
import io.github.meshcorejvm.store.sqlite.jdbc.LockTurns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run of a backfill: finds the changes without a lock, and makes them in transactions short enough for other writers. Used
 * once.
 */
final class BackfillRun<C> {

    /** A run that finds no changes for a long time still saves its progress. */
    private static final long SAVE_NANOS = 5_000_000_000L;

    private final Connection connection;
    private final Backfill backfill;
    private final Job<C> job;
    private final BackfillOptions how;
    private final BackfillProgress progress;
    private final long begun = System.nanoTime();
    private long lookedAt;
    private long changed;
    private long merged;
    private long left;

    BackfillRun(Connection connection, Backfill backfill, Job<C> job, BackfillOptions how, BackfillProgress progress) {
        this.connection = connection;
        this.backfill = backfill;
        this.job = job;
        this.how = how;
        this.progress = progress;
    }

    BackfillReport run() throws SQLException, InterruptedException {
        try (RowRanges ranges = new RowRanges(connection, job.table(), job.newestFirst())) {
            if (how.dryRun()) {
                preview(ranges);
            } else {
                write(ranges);
            }
        }
        return report();
    }

    private void preview(RowRanges ranges) throws SQLException, InterruptedException {
        long position = ranges.start();
        for (Optional<RowRanges.Range> next = ranges.after(position, limit());
                next.isPresent();
                next = ranges.after(position, limit())) {
            for (Change<C> change : find(next.get()).changes()) {
                apply(change);
            }
            position = ranges.end(next.get());
            report(ranges, position);
        }
    }

    private void write(RowRanges ranges) throws SQLException, InterruptedException {
        BackfillState state = new BackfillState(connection, backfill);
        LockTurns turns = new LockTurns(connection, how.batch() >= BackfillOptions.DEFAULT.batch());
        long position = state.position().orElse(ranges.start());
        long saved = System.nanoTime();
        for (Optional<RowRanges.Range> next = ranges.after(position, limit());
                next.isPresent();
                next = ranges.after(position, limit())) {
            Job.Found<C> found = find(next.get());
            long end = ranges.end(next.get());
            boolean due = System.nanoTime() - saved > SAVE_NANOS;
            if (!found.changes().isEmpty() || due) {
                write(found, end, turns, state);
                saved = System.nanoTime();
            }
            position = end;
            report(ranges, position);
        }
        turns.take(deadline -> {
            state.finish();
            return null;
        });
    }

    /** Makes the changes of a batch, in as many transactions as it takes. */
    private void write(Job.Found<C> found, long end, LockTurns turns, BackfillState state)
            throws SQLException, InterruptedException {
        List<Change<C>> changes = found.changes();
        int next = 0;
        do {
            int from = next;
            BackfillReport before = report();
            try {
                next = turns.take(deadline -> {
                    int done = from;
                    while (done < changes.size() && (done == from || !deadline.isOver())) {
                        apply(changes.get(done++));
                    }
                    if (done == changes.size()) {
                        save(end, state);
                    } else if (found.isInOrderOfIds()) {
                        save(changes.get(done - 1).id(), state);
                    }
                    return done;
                });
            } catch (SQLException | RuntimeException e) {
                changed = before.changed();
                merged = before.merged();
                left = before.left();
                throw e;
            }
        } while (next < changes.size());
    }

    private void save(long position, BackfillState state) throws SQLException {
        state.save(position);
        job.saved(position);
    }

    private Job.Found<C> find(RowRanges.Range range) throws SQLException {
        Job.Found<C> found = new Job.Found<>();
        job.find(range.low(), range.high(), found);
        lookedAt += range.rows();
        left += found.left();
        return found;
    }

    private void apply(Change<C> change) throws SQLException {
        switch (job.apply(change.id(), change.change(), how.dryRun())) {
            case CHANGED -> changed++;
            case MERGED -> merged++;
            case LEFT -> left++;
            case GONE -> {}
        }
    }

    private int limit() {
        return Math.min(how.batch(), Math.max(1, how.maxRowsPerSecond().orElse(Integer.MAX_VALUE)));
    }

    private void report(RowRanges ranges, long position) throws InterruptedException {
        progress.at(backfill, ranges.fraction(position), report());
        if (how.maxRowsPerSecond().isPresent()) {
            long due = begun + (long) (lookedAt * 1e9 / how.maxRowsPerSecond().getAsInt());
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted after " + report());
        }
    }

    private BackfillReport report() {
        return new BackfillReport(
                backfill, lookedAt, changed, merged, left, Duration.ofNanos(System.nanoTime() - begun), how.dryRun());
    }
}
