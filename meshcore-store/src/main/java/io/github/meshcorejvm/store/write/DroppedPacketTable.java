package io.github.meshcorejvm.store.write;

import io.github.meshcorejvm.store.internal.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The rows of {@code dropped_packets}: one a message with an advert that its node did not sign. The same frame from the same
 * observer in the same second is the same message, which a replay brings again. Not thread-safe.
 */
final class DroppedPacketTable implements AutoCloseable {

    private static final String INSERT = """
            INSERT INTO dropped_packets (hash, raw_hex, reason, observer_id, observer_name, node_pubkey, node_name,
              dropped_at)
            SELECT ?1, ?2, 'invalid signature', ?3, ?4, ?5, ?6, datetime(?7, 'unixepoch')
            WHERE NOT EXISTS (SELECT 1 FROM dropped_packets WHERE node_pubkey = ?5 AND hash = ?1 AND raw_hex = ?2
              AND observer_id IS ?3 AND dropped_at = datetime(?7, 'unixepoch'))""";

    private final PreparedStatement insert;

    DroppedPacketTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
    }

    void put(RejectedAdvert rejected) throws SQLException {
        insert.setString(1, rejected.advert().hash().toString());
        insert.setString(2, rejected.frame().toUpperHex());
        Bind.text(insert, 3, rejected.observer().map(ObserverRef::id));
        Bind.text(insert, 4, rejected.observer().flatMap(ObserverRef::name));
        insert.setString(5, rejected.advert().publicKey());
        Bind.text(insert, 6, rejected.advert().nodeName());
        insert.setLong(7, rejected.receivedAt().getEpochSecond());
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
