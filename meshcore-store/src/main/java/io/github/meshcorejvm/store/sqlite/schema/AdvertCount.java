package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the adverts of each node anew: once each transmission, where older programs counted each copy. */
final class AdvertCount implements Step {

    private static final String NAME = "advert_count_unique_v1";
    /** Older files know the sender from the JSON only. */
    private static final String SENDER = """
            lower(coalesce(nullif(from_pubkey, ''),
              CASE WHEN json_valid(decoded_json) THEN json_extract(decoded_json, '$.pubKey') END))""";

    private static final String COUNT = "SELECT " + SENDER
            + " AS sender, count(*) FROM transmissions WHERE payload_type = 4 AND id > ? AND id <= ? GROUP BY sender";
    /** Adverts looked at in one go. */
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
        Map<String, Long> counts = new HashMap<>();
        count(session, 0, Long.MAX_VALUE, counts);
        return wrong(session, "nodes", counts).size()
                + wrong(session, "inactive_nodes", counts).size();
    }

    /** Counts without a lock up to the newest row, then, with it, what came since, and sets the counts. */
    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        Map<String, Long> counts = new HashMap<>();
        long last = session.number("SELECT max(id) FROM transmissions");
        for (long after = 0; after < last; after += WINDOW) {
            count(session, after, Math.min(last, after + WINDOW), counts);
            progress.at(title(), after, last);
        }
        long[] changed = new long[1];
        session.once(statement -> {
            count(session, last, Long.MAX_VALUE, counts);
            for (String table : List.of("nodes", "inactive_nodes")) {
                changed[0] += set(session, table, counts);
            }
            session.record(NAME);
        });
        return changed[0];
    }

    private static void count(MigrationSession session, long after, long to, Map<String, Long> counts)
            throws SQLException {
        try (PreparedStatement select = session.connection().prepareStatement(COUNT)) {
            select.setLong(1, after);
            select.setLong(2, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString(1) != null) {
                        counts.merge(rows.getString(1), rows.getLong(2), Long::sum);
                    }
                }
            }
        }
    }

    /** The nodes with another count than they should have. Those without an advert get 0. */
    private static Map<String, Long> wrong(MigrationSession session, String table, Map<String, Long> counts)
            throws SQLException {
        Map<String, Long> wrong = new HashMap<>();
        try (PreparedStatement select =
                        session.connection().prepareStatement("SELECT public_key, advert_count FROM " + table);
                ResultSet nodes = select.executeQuery()) {
            while (nodes.next()) {
                long count = counts.getOrDefault(nodes.getString(1), 0L);
                if (nodes.getObject(2) == null || nodes.getLong(2) != count) {
                    wrong.put(nodes.getString(1), count);
                }
            }
        }
        return wrong;
    }

    private static long set(MigrationSession session, String table, Map<String, Long> counts) throws SQLException {
        long changed = 0;
        try (PreparedStatement update = session.connection()
                .prepareStatement("UPDATE " + table + " SET advert_count = ?2 WHERE public_key = ?1")) {
            for (Map.Entry<String, Long> count : wrong(session, table, counts).entrySet()) {
                update.setString(1, count.getKey());
                update.setLong(2, count.getValue());
                changed += update.executeUpdate();
            }
        }
        return changed;
    }
}
