package io.github.meshcorejvm.store.postgres.backfill;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.internal.StoredValues;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceTurns;
import io.github.meshcorejvm.store.postgres.jdbc.StateRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One run of a backfill: finds the changes without a lock, and makes them in short transactions. */
final class BackfillRun<C> {

    private static final int ROWS_AT_ONCE = 500;

    /** How often progress is saved while there are no changes; not more often, because saving takes the writer lock. */
    private static final Duration SAVE_EVERY = Duration.ofSeconds(10);

    private final Connection connection;
    private final MaintenanceTurns turns;
    private final Backfill backfill;
    private final Job<C> job;
    private final BackfillOptions how;
    private final BackfillProgress progress;
    private final long begun = System.nanoTime();
    private long savedNanos = begun;
    private long lookedAt;
    private long changed;
    private long left;

    BackfillRun(
            Connection connection,
            MaintenanceTurns turns,
            Backfill backfill,
            Job<C> job,
            BackfillOptions how,
            BackfillProgress progress) {
        this.connection = connection;
        this.turns = turns;
        this.backfill = backfill;
        this.job = job;
        this.how = how;
        this.progress = progress;
    }

    /** Rows with ids from {@code low} to {@code high}. */
    private record Range(long low, long high, long rows) {}

    BackfillReport run() throws SQLException, InterruptedException {
        long highest = Math.max(1, number("SELECT max(id) FROM " + job.table()));
        Optional<String> saved = how.dryRun() ? Optional.empty() : StateRows.find(connection, key());
        long position = saved.map(text -> StoredValues.wholeNumber(text).orElse(Long.MIN_VALUE))
                .orElse(Long.MIN_VALUE);
        for (Optional<Range> next = after(position); next.isPresent(); next = after(position)) {
            Job.Found<C> found = job.find(next.get().low(), next.get().high());
            lookedAt += next.get().rows();
            left += found.left();
            position = next.get().high();
            if (how.dryRun()) {
                changed += found.changes().size();
            } else if (!found.changes().isEmpty()) {
                write(found.changes(), position);
            } else if (System.nanoTime() - savedNanos > SAVE_EVERY.toNanos()) {
                save(position);
            }
            report(Math.min(1, (double) position / highest));
        }
        if (!how.dryRun()) {
            turns.take(() -> {
                StateRows.remove(connection, key());
                return 0;
            });
        }
        return report();
    }

    /** Saves the progress without a change. */
    private void save(long position) throws SQLException, InterruptedException {
        turns.take(() -> {
            StateRows.put(connection, key(), Long.toString(position));
            return 0;
        });
        savedNanos = System.nanoTime();
    }

    /** Makes the changes of a batch, and saves the progress with each. */
    private void write(List<C> changes, long end) throws SQLException, InterruptedException {
        for (int from = 0; from < changes.size(); ) {
            int to = Math.min(changes.size(), from + ROWS_AT_ONCE);
            List<C> some = changes.subList(from, to);
            long done = to == changes.size() ? end : job.id(changes.get(to - 1));
            changed += turns.take(() -> {
                StateRows.put(connection, key(), Long.toString(done));
                return job.apply(some);
            });
            from = to;
        }
        savedNanos = System.nanoTime();
    }

    private Optional<Range> after(long position) throws SQLException {
        int limit = Math.min(how.batch(), Math.max(1, how.maxRowsPerSecond().orElse(Integer.MAX_VALUE)));
        try (PreparedStatement next =
                connection.prepareStatement("SELECT min(id), max(id), count(*) FROM (SELECT id FROM " + job.table()
                        + " WHERE id > ? ORDER BY id LIMIT ?) rows_ahead")) {
            next.setLong(1, position);
            next.setInt(2, limit);
            try (ResultSet range = next.executeQuery()) {
                range.next();
                return range.getLong(3) == 0
                        ? Optional.empty()
                        : Optional.of(new Range(range.getLong(1), range.getLong(2), range.getLong(3)));
            }
        }
    }

    private long number(String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet value = select.executeQuery()) {
            value.next();
            return value.getLong(1);
        }
    }

    private String key() {
        return "backfill." + backfill.text();
    }

    private void report(double fraction) throws InterruptedException {
        progress.at(backfill, fraction, report());
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
                backfill, lookedAt, changed, 0, left, Duration.ofNanos(System.nanoTime() - begun), how.dryRun());
    }
}
