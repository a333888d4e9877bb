package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.SQLException;
import java.util.List;

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

    /** Gives a waiting writer time to write what it has buffered. */
    private static final long PAUSE_MILLIS = 50;

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

    boolean isMissing(MigrationSession session) throws SQLException {
        return SchemaReader.sql(session.connection(), "index", index.name()).isEmpty();
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        boolean missing = isMissing(session);
        session.once(statement -> {
            statement.execute(index.create());
            for (String name : names) {
                session.record(name);
            }
            for (String name : asyncNames) {
                session.recordAsync(name);
            }
        });
        if (missing) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return 0;
    }
}
