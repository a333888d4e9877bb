package io.github.meshcorejvm.store.sqlite.backfill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Sets when each transmission was last seen: the time of its newest observation, else its first-seen time. */
final class LastSeenJob extends ColumnJob<Long> {

    private static final String FIND = """
            SELECT t.id, coalesce(
              (SELECT max(o.timestamp) FROM observations o WHERE o.transmission_id = t.id), unixepoch(t.first_seen), 0)
            FROM transmissions t WHERE t.id BETWEEN ? AND ? AND t.last_seen = 0 ORDER BY t.id DESC""";
    private static final String UPDATE = "UPDATE transmissions SET last_seen = ? WHERE id = ? AND last_seen = 0";

    LastSeenJob(Connection connection) throws SQLException {
        super(connection, "transmissions", FIND, UPDATE);
    }

    /** Newest first: a server started meanwhile should show today's packets. */
    @Override
    public boolean newestFirst() {
        return true;
    }

    @Override
    Optional<Long> value(ResultSet row) throws SQLException {
        long lastSeen = row.getLong(2);
        return lastSeen > 0 ? Optional.of(lastSeen) : Optional.empty();
    }
}
