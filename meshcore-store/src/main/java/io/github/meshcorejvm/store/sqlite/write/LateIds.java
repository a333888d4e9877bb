package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.internal.IsoTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * The lowest id of the transmissions of the last day. A node that sends an advert each hour has thousands of them, and a new one need
 * only be compared with those from this id on. Not thread-safe.
 */
final class LateIds {

    /** More of them take longer to look at than the adverts of some hundred nodes. */
    static final int MAX_LATE = 100_000;

    private static final String INDEX = """
            SELECT 1 FROM pragma_index_list('transmissions') WHERE name = 'idx_transmissions_first_seen'""";

    /** The sum keeps SQLite from going through the table by id until it finds a late one. */
    static final String LOWEST =
            "SELECT min(id + 0), count(*) FROM (SELECT id FROM transmissions WHERE first_seen >= ? LIMIT "
                    + (MAX_LATE + 1) + ")";

    private static final long BEFORE = TimeUnit.HOURS.toSeconds(24);

    /** Times in the field have offsets of up to so much behind UTC, and sort by their local time. */
    private static final long MAX_OFFSET = TimeUnit.HOURS.toSeconds(14);

    /** Ids may be negative. */
    static final long ANY = Long.MIN_VALUE;

    private final Connection connection;
    private long knownSince = Long.MAX_VALUE;
    private long lowest;

    LateIds(Connection connection) {
        this.connection = connection;
    }

    /**
     * An id such that no transmission with a lower one was first seen at or after a time; {@link #ANY} where that is not known.
     *
     * @param time in seconds since 1970
     */
    long lowestSince(long time) throws SQLException {
        if (knownSince == Long.MAX_VALUE) {
            read(time - BEFORE);
            knownSince = time - BEFORE + MAX_OFFSET;
        }
        return time >= knownSince ? lowest : ANY;
    }

    private void read(long since) throws SQLException {
        lowest = ANY;
        try (Statement statement = connection.createStatement();
                ResultSet index = statement.executeQuery(INDEX)) {
            if (!index.next()) {
                // On a big file it is built in the background.
                return;
            }
        }
        try (PreparedStatement select = connection.prepareStatement(LOWEST)) {
            // A blank sorts before the T, and not all times have a zone.
            select.setString(1, IsoTime.format(since).replace('T', ' ').replace("Z", ""));
            try (ResultSet late = select.executeQuery()) {
                if (late.next() && late.getInt(2) > 0 && late.getInt(2) <= MAX_LATE) {
                    lowest = late.getLong(1);
                }
            }
        }
    }

    /** The stored time of a transmission has changed: if it was unreadable before, the row may be a late one now. */
    void changed(long id) {
        lowest = Math.min(lowest, id);
    }

    /** Another program has written. */
    void forget() {
        knownSince = Long.MAX_VALUE;
    }
}
