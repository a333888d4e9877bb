package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.batch.SeenTimes;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedAdverts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * Recognizes stale adverts: second brokers, queues and replayed packets deliver a node's older adverts after newer ones, and
 * these must not restore the old name and position. Remembers the newest advert of recently seen nodes. Not thread-safe.
 */
final class NewestAdverts implements AutoCloseable {

    private static final int MAX_REMEMBERED = 20_000;
    private static final long MAX_REMEMBERED_CHARACTERS = 2 << 20;

    /**
     * Shared contacts say nothing about their node, and times in the future come from a clock that ran ahead. The plus keeps
     * SQLite from scanning all adverts of the file, by the index of types, instead of those of the node.
     */
    static final String SELECT = String.format(Locale.ROOT, """
            SELECT id, unixepoch(first_seen) AS seen FROM transmissions
            WHERE from_pubkey = ? AND id >= ? AND +payload_type = 4 AND seen <= ?
              AND %s
            ORDER BY seen DESC, id DESC LIMIT 1""", CountedAdverts.GENUINE);

    private final PreparedStatement select;
    private final LateIds late;
    private final KeylessAdverts keyless;
    private final LruCache<String, Newest> newest =
            new LruCache<>(MAX_REMEMBERED, MAX_REMEMBERED_CHARACTERS, String::length);

    NewestAdverts(Connection connection, KeylessAdverts keyless) throws SQLException {
        select = connection.prepareStatement(SELECT);
        late = new LateIds(connection);
        this.keyless = keyless;
    }

    /** An advert. */
    record Newest(long id, long firstSeen) {
        boolean isAfter(long otherId, long otherFirstSeen) {
            return firstSeen > otherFirstSeen || firstSeen == otherFirstSeen && id > otherId;
        }
    }

    /** Whether another advert of the node is newer than that of a transmission. */
    boolean isStale(String publicKey, long id, long firstSeen, long now) throws SQLException {
        long latest = now + SeenTimes.MAX_AHEAD_SECONDS;
        Newest known = newest.get(publicKey);
        if (known == null || known.firstSeen() > latest) {
            known = read(publicKey, firstSeen <= latest ? late.lowestSince(firstSeen) : LateIds.ANY, latest);
        }
        if (known.isAfter(id, firstSeen)) {
            newest.put(publicKey, known);
            return true;
        }
        newest.put(publicKey, firstSeen <= latest ? new Newest(id, firstSeen) : known);
        return false;
    }

    /** The newest advert of a node from an id on, that is not later than a time. */
    private Newest read(String publicKey, long fromId, long latest) throws SQLException {
        select.setString(1, publicKey);
        select.setLong(2, fromId);
        select.setLong(3, latest);
        Newest found;
        try (ResultSet row = select.executeQuery()) {
            found = row.next() ? new Newest(row.getLong(1), row.getLong(2)) : new Newest(0, Long.MIN_VALUE);
        }
        Optional<Newest> other = keyless.newest(publicKey, latest);
        return other.isPresent() && other.get().isAfter(found.id(), found.firstSeen()) ? other.get() : found;
    }

    /** The first time of one of its adverts, the transmission of an id, has changed. */
    void forget(String publicKey, long id) {
        newest.remove(publicKey);
        late.changed(id);
    }

    void forget() {
        newest.clear();
        late.forget();
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
