package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.batch.SeenTimes;
import io.github.meshcorejvm.store.internal.IsoTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The last-heard times of nodes that are hops of paths: {@code nodes.last_seen} rises at most once in {@value
 * #INTERVAL_SECONDS} seconds. Nodes whose time is known to be recent take no statement. Not thread-safe.
 */
final class HeardNodes implements AutoCloseable {

    private static final int INTERVAL_SECONDS = 300;
    private static final int MAX_REMEMBERED = 20_000;
    private static final long MAX_REMEMBERED_CHARACTERS = 2 << 20;

    private static final String HEARD = String.format(Locale.ROOT, """
            UPDATE nodes SET last_seen = ?1
            WHERE public_key = ?2 AND (unixepoch(last_seen) IS NULL OR unixepoch(last_seen) <= ?3
              OR unixepoch(last_seen) > ?4 + %d)""", SeenTimes.MAX_AHEAD_SECONDS);

    private final PreparedStatement heard;
    private final Map<String, Long> pending = new LinkedHashMap<>();
    /** Times that this writer wrote. Those in the table are the same or later, but not ahead of the wall clock. */
    private final LruCache<String, Long> written =
            new LruCache<>(MAX_REMEMBERED, MAX_REMEMBERED_CHARACTERS, String::length);

    private long lastNow = Long.MIN_VALUE;

    HeardNodes(Connection connection) throws SQLException {
        heard = connection.prepareStatement(HEARD);
    }

    /** Notes nodes that relayed a packet. */
    void hear(List<String> publicKeys, long seen, long now) {
        advance(now);
        long time = Math.min(seen, now);
        for (String key : publicKeys) {
            Long known = written.get(key);
            if (known == null || known <= time - INTERVAL_SECONDS) {
                pending.merge(key, time, Math::max);
            }
        }
    }

    /** Notes a time that an advert wrote. */
    void seen(String publicKey, long time, long now) {
        advance(now);
        Long known = written.get(publicKey);
        written.put(publicKey, known == null ? time : Math.max(known, time));
    }

    /** After the clock was set back, the times in the table may be ahead of it. */
    private void advance(long now) {
        if (now < lastNow) {
            written.clear();
        }
        lastNow = now;
    }

    /** Writes what was noted. */
    void flush() throws SQLException {
        for (Map.Entry<String, Long> entry : pending.entrySet()) {
            heard.setString(1, IsoTime.format(entry.getValue()));
            heard.setString(2, entry.getKey());
            heard.setLong(3, entry.getValue() - INTERVAL_SECONDS);
            heard.setLong(4, lastNow);
            if (heard.executeUpdate() > 0) {
                written.put(entry.getKey(), entry.getValue());
            }
        }
        pending.clear();
    }

    /** Forgets everything: another program wrote, or the transaction was rolled back. */
    void forget() {
        pending.clear();
        written.clear();
        lastNow = Long.MIN_VALUE;
    }

    @Override
    public void close() throws SQLException {
        heard.close();
    }
}
