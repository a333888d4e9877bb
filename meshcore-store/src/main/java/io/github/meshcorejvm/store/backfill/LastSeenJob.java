package io.github.meshcorejvm.store.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** When each transmission was last seen: when its newest observation was, else when it was first seen. */
final class LastSeenJob implements Job<Long> {

    private static final String FIND = """
            SELECT t.id, coalesce(
              (SELECT max(o.timestamp) FROM observations o WHERE o.transmission_id = t.id), unixepoch(t.first_seen), 0)
            FROM transmissions t WHERE t.id BETWEEN ? AND ? AND t.last_seen = 0 ORDER BY t.id DESC""";
    private static final String UPDATE = "UPDATE transmissions SET last_seen = ? WHERE id = ? AND last_seen = 0";

    private final PreparedStatement find;
    private final PreparedStatement update;

    LastSeenJob(Connection connection) throws SQLException {
        find = connection.prepareStatement(FIND);
        update = connection.prepareStatement(UPDATE);
    }

    @Override
    public String table() {
        return "transmissions";
    }

    /** A server that is started meanwhile should show today. */
    @Override
    public boolean newestFirst() {
        return true;
    }

    @Override
    public void find(long low, long high, Found<Long> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                long lastSeen = rows.getLong(2);
                if (lastSeen > 0) {
                    found.add(rows.getLong(1), lastSeen);
                } else {
                    found.leave();
                }
            }
        }
    }

    @Override
    public Effect apply(long id, Long lastSeen, boolean dryRun) throws SQLException {
        if (dryRun) {
            return Effect.CHANGED;
        }
        update.setLong(1, lastSeen);
        update.setLong(2, id);
        return update.executeUpdate() > 0 ? Effect.CHANGED : Effect.GONE;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        update.close();
    }
}
