package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.sqlite.backfill.Batches.Batch;
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

    /** Who has a writer beside the backfill asks for small batches; others may use memory and a second thread. */
    static boolean isBulk(BackfillOptions how) {
        return how.batch() >= BackfillOptions.DEFAULT.batch();
    }

    /** Finds and makes the changes on one connection. */
    BackfillReport run() throws SQLException, InterruptedException {
        try (Batches<C> batches = new Batches<>(connection, job, limit())) {
            if (how.dryRun()) {
                preview(batches);
            } else {
                BackfillState state = resume(batches);
                write(batches::next, state);
            }
        }
        return report();
    }

    /** Finds the changes on another thread, by a job with a connection of its own. */
    BackfillReport runAhead(Connection reading, Job<C> finding) throws SQLException, InterruptedException {
        try (Batches<C> batches = new Batches<>(reading, finding, limit())) {
            BackfillState state = resume(batches);
            try (ReadAhead<C> ahead = new ReadAhead<>(batches)) {
                write(ahead::next, state);
            }
        }
        return report();
    }

    /** Where the batches come from. */
    @FunctionalInterface
    private interface Source<C> {
        Optional<Batch<C>> next() throws SQLException, InterruptedException;
    }

    private BackfillState resume(Batches<C> batches) throws SQLException {
        BackfillState state = new BackfillState(connection, backfill);
        state.position().ifPresent(batches::resume);
        return state;
    }

    private void preview(Batches<C> batches) throws SQLException, InterruptedException {
        for (Optional<Batch<C>> next = batches.next(); next.isPresent(); next = batches.next()) {
            count(next.get());
            for (Change<C> change : next.get().found().changes()) {
                apply(change);
            }
            report(next.get());
        }
    }

    private void write(Source<C> batches, BackfillState state) throws SQLException, InterruptedException {
        LockTurns turns = new LockTurns(connection, isBulk(how));
        long saved = System.nanoTime();
        for (Optional<Batch<C>> next = batches.next(); next.isPresent(); next = batches.next()) {
            Batch<C> batch = next.get();
            count(batch);
            boolean due = System.nanoTime() - saved > SAVE_NANOS;
            if (!batch.found().changes().isEmpty() || due) {
                write(batch.found().changes(), batch.end(), turns, state);
                saved = System.nanoTime();
            }
            report(batch);
        }
        turns.take(deadline -> {
            state.finish();
            return null;
        });
    }

    /** Makes the changes of a batch, in as many transactions as it takes. */
    private void write(List<Change<C>> changes, long end, LockTurns turns, BackfillState state)
            throws SQLException, InterruptedException {
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
                    long position =
                            done == changes.size() ? end : changes.get(done - 1).id();
                    state.save(position);
                    job.saved(position);
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

    private void count(Batch<C> batch) {
        lookedAt += batch.rows();
        left += batch.found().left();
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

    private void report(Batch<C> batch) throws InterruptedException {
        progress.at(backfill, batch.fraction(), report());
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
