package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/**
 * Merges duplicates in short transactions, then builds the unique index that prevents new ones. Until the index exists, the
 * writer looks rows up, so that it adds no duplicates.
 */
final class DedupBuild implements Step {

    /** Transmissions processed together. */
    private static final int WINDOW = 1_000;
    /** Another program may write duplicates meanwhile, so retry, but not for ever. */
    private static final int ATTEMPTS = 3;

    @Override
    public String title() {
        return "fold duplicate observations, build " + Schema.DEDUP.name();
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        return IndexBuild.of(Schema.DEDUP).isMissing(session);
    }

    /** Reads no frames: rows without a path are counted as equal, though some will turn out to have different ones. */
    @Override
    public long rows(MigrationSession session) throws SQLException {
        return session.number("SELECT sum(copies - 1) FROM (SELECT count(*) AS copies FROM observations"
                + " WHERE observer_idx IS NOT NULL"
                + " GROUP BY transmission_id, observer_idx, coalesce(path_json, ''))");
    }

    @Override
    public Optional<String> note(MigrationSession session) throws SQLException {
        return IndexBuild.of(Schema.DEDUP).note(session);
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        long folded = 0;
        for (int attempt = 1; ; attempt++) {
            folded += fold(session, progress);
            try {
                IndexBuild.of(Schema.DEDUP).run(session, progress);
                return folded;
            } catch (SQLException e) {
                // A duplicate row prevents the unique index.
                if (SqliteFailure.code(e) != SQLiteErrorCode.SQLITE_CONSTRAINT || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private long fold(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        long last = session.number("SELECT max(transmission_id) FROM observations");
        long before = session.number("SELECT min(transmission_id) FROM observations") - 1;
        long folded = 0;
        try (DuplicateFold fold = new DuplicateFold(session.connection());
                CountedEdges edges = new CountedEdges(session.connection())) {
            for (long after = before; after < last; after += WINDOW) {
                List<DuplicateFold.Group> groups = fold.find(after, Math.min(last, after + WINDOW));
                folded += new ListWork<>(groups, fold::fold, edges::forget).run(session.transactions());
                progress.at(title(), after - before, Math.max(1, last - before));
            }
        }
        return folded;
    }
}
