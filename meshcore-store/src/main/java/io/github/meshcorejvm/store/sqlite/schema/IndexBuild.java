package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.StatementProgress;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Builds a missing index. SQLite builds an index in one statement, which holds the write lock while it sorts the table once
 * (some seconds for five million rows); another writer waits and retries, and buffers what arrives meanwhile. So each index is
 * a separate step, followed by a pause in which the buffer is emptied.
 *
 * @param index the one to build
 * @param names under which other writers record it
 * @param asyncNames the same, in the other table
 */
record IndexBuild(Index index, List<String> names, List<String> asyncNames) implements Step {

    /** The least time that waiting writers have to write what they have buffered. */
    private static final Duration MIN_PAUSE = Duration.ofMillis(50);

    /** What part of the time that a build took they have, since more was buffered the longer it took. */
    private static final int PAUSE_PART = 8;

    static IndexBuild of(Index index) {
        return switch (index.name()) {
            case "idx_observations_timestamp" -> new IndexBuild(index, List.of("obs_timestamp_index_v1"), List.of());
            case "idx_observer_metrics_timestamp" ->
                new IndexBuild(index, List.of("observer_metrics_ts_idx"), List.of());
            case "idx_observations_observer_idx_timestamp" ->
                new IndexBuild(index, List.of("obs_observer_ts_idx_v1"), List.of("obs_observer_ts_idx_v1"));
            default -> new IndexBuild(index, List.of(), List.of());
        };
    }

    @Override
    public String title() {
        return "build " + index.name();
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        if (isMissing(session)) {
            return true;
        }
        for (String name : names) {
            if (!session.isRecorded(name)) {
                return true;
            }
        }
        for (String name : asyncNames) {
            if (!session.isRecordedAsync(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<String> note(MigrationSession session) throws SQLException {
        return isMissing(session) ? BuildEstimate.of(session, index).map(BuildEstimate::toString) : Optional.empty();
    }

    boolean isMissing(MigrationSession session) throws SQLException {
        return SchemaReader.sql(session.connection(), "index", index.name()).isEmpty();
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        boolean missing = isMissing(session);
        long begun = System.nanoTime();
        session.once(statement -> {
            build(session, statement, progress);
            for (String name : names) {
                session.record(name);
            }
            for (String name : asyncNames) {
                session.recordAsync(name);
            }
        });
        if (missing) {
            Thread.sleep(pauseAfter(Duration.ofNanos(System.nanoTime() - begun)).toMillis());
        }
        return 0;
    }

    /** A writer that misses the pause after a long build waits for the next build too. */
    static Duration pauseAfter(Duration build) {
        Duration part = build.dividedBy(PAUSE_PART);
        return part.compareTo(MIN_PAUSE) < 0 ? MIN_PAUSE : part;
    }

    private void build(MigrationSession session, Statement statement, MigrationProgress progress) throws SQLException {
        Optional<BuildEstimate> estimate = isMissing(session) ? BuildEstimate.of(session, index) : Optional.empty();
        if (estimate.isEmpty()) {
            statement.execute(index.create());
            return;
        }
        long begun = System.nanoTime();
        long expected = estimate.get().time().toNanos();
        progress.waits(title(), estimate.get().toString());
        Runnable before = StatementProgress.listenAlso(
                () -> progress.at(title(), Math.min(expected - 1, System.nanoTime() - begun), expected));
        try {
            statement.execute(index.create());
        } finally {
            StatementProgress.listen(before);
        }
    }
}
