package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The rows of {@code dropped_packets}: one for each message with an advert whose signature is wrong. A replay delivers the same
 * messages again, so the n-th copy of a frame from one observer in one second is a new row only if fewer than n rows exist. A
 * message that a broker repeats is a new row only if there is none of that frame from that observer, whatever its time. Not
 * thread-safe.
 */
final class DroppedPacketTable implements AutoCloseable {

    /** Anyone can send any number in the name of one node: searching them all would take longer and longer. */
    private static final int LOOKED_BACK = 20_000;

    private static final String INSERT = String.format(Locale.ROOT, """
            INSERT INTO dropped_packets (hash, raw_hex, reason, observer_id, observer_name, node_pubkey, node_name,
              dropped_at)
            SELECT ?1, ?2, 'invalid signature', ?3, ?4, ?5, ?6, datetime(?7, 'unixepoch')
            WHERE (SELECT count(*) FROM dropped_packets WHERE node_pubkey = ?5 AND hash = ?1 AND raw_hex = ?2
              AND observer_id IS ?3 AND (?9 OR dropped_at = datetime(?7, 'unixepoch'))
              AND id > (SELECT max(id) FROM dropped_packets) - %d) < ?8""", LOOKED_BACK);

    /** Messages of the same second are close together, even in a recording. */
    private static final int REMEMBERED = 1024;

    private static final long MAX_REMEMBERED_BYTES = 1 << 20;

    private final PreparedStatement insert;
    private final LruCache<RejectedAdvert, Integer> occurrences = new LruCache<>(
            REMEMBERED, MAX_REMEMBERED_BYTES, rejected -> rejected.frame().size());

    DroppedPacketTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
    }

    void put(RejectedAdvert rejected) throws SQLException {
        boolean repeat = rejected.delivery().isRepeat();
        int occurrence = repeat ? 1 : countOccurrence(rejected);
        insert.setString(1, rejected.advert().hash().toString());
        insert.setString(2, rejected.frame().toUpperHex());
        Bind.text(insert, 3, rejected.observer().map(ObserverRef::id));
        Bind.text(insert, 4, rejected.observer().flatMap(ObserverRef::name));
        insert.setString(5, rejected.advert().publicKey());
        Bind.text(insert, 6, rejected.advert().nodeName());
        insert.setLong(7, rejected.receivedAt().getEpochSecond());
        insert.setInt(8, occurrence);
        insert.setBoolean(9, repeat);
        insert.executeUpdate();
    }

    private int countOccurrence(RejectedAdvert rejected) {
        Integer before = occurrences.get(rejected);
        int occurrence = before == null ? 1 : before + 1;
        occurrences.put(rejected, occurrence);
        return occurrence;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
