package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedAdverts;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** Counts the adverts of each node again, once per transmission; older programs counted every duplicate. */
final class AdvertCount implements Step {

    private static final String NAME = "advert_count_unique_v1";

    /** Temporary tables stay on disk: anybody on the air can send adverts, so that the number of nodes has no limit. */
    private static final String COUNTS = "temp.meshcore_advert_counts";

    private static final String COUNT =
            String.format(Locale.ROOT, """
            INSERT INTO %s SELECT %s AS sender, count(*) FROM transmissions
            WHERE payload_type = 4 AND id > ? AND id <= ? AND sender IS NOT NULL
              AND %s
            GROUP BY sender
            ON CONFLICT (sender) DO UPDATE SET adverts = adverts + excluded.adverts""", COUNTS, CountedAdverts.SENDER, CountedAdverts.GENUINE);

    /** Those without an advert get 0. */
    private static final String RIGHT = "coalesce((SELECT adverts FROM %2$s WHERE sender = public_key), 0)";

    private static final String SET = "UPDATE %1$s SET advert_count = " + RIGHT + " WHERE advert_count IS NOT " + RIGHT;
    private static final String WRONG = "SELECT count(*) FROM %1$s WHERE advert_count IS NOT " + RIGHT;
    private static final List<String> TABLES = List.of("nodes", "inactive_nodes");

    /** Adverts read at once. */
    private static final int WINDOW = 20_000;

    @Override
    public String title() {
        return "count the adverts of nodes";
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        return !session.isRecorded(NAME);
    }

    @Override
    public long rows(MigrationSession session) throws SQLException {
        createCounts(session);
        count(session, 0, Long.MAX_VALUE);
        long wrong = 0;
        for (String table : TABLES) {
            wrong += session.number(String.format(Locale.ROOT, WRONG, table, COUNTS));
        }
        execute(session, "DROP TABLE " + COUNTS);
        return wrong;
    }

    /** Counts without a lock up to the newest row, then counts later rows with the lock, and sets the counts. */
    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        createCounts(session);
        long last = session.number("SELECT max(id) FROM transmissions");
        for (long after = 0; after < last; after += WINDOW) {
            count(session, after, Math.min(last, after + WINDOW));
            progress.at(title(), after, last);
        }
        long[] changed = new long[1];
        session.once(statement -> {
            count(session, last, Long.MAX_VALUE);
            for (String table : TABLES) {
                changed[0] += statement.executeUpdate(String.format(Locale.ROOT, SET, table, COUNTS));
            }
            session.record(NAME);
        });
        execute(session, "DROP TABLE " + COUNTS);
        return changed[0];
    }

    private static void createCounts(MigrationSession session) throws SQLException {
        execute(session, "DROP TABLE IF EXISTS " + COUNTS);
        execute(session, "CREATE TABLE " + COUNTS + " (sender TEXT PRIMARY KEY, adverts INTEGER) WITHOUT ROWID");
    }

    private static void execute(MigrationSession session, String sql) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static void count(MigrationSession session, long after, long to) throws SQLException {
        try (PreparedStatement count = session.connection().prepareStatement(COUNT)) {
            count.setLong(1, after);
            count.setLong(2, to);
            count.executeUpdate();
        }
    }
}
