package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Inserts rows of {@code transmissions}. Not thread-safe. */
final class TransmissionInsert implements AutoCloseable {

    private static final String INSERT = """
            INSERT INTO transmissions (raw_hex, hash, first_seen, route_type, payload_type, payload_version, decoded_json,
              channel_hash, from_pubkey, scope_name, last_seen, code1, code2)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING id""";
    /** The route type stored for texts without a frame: that of a flood. */
    private static final int COMPANION_ROUTE_TYPE = 1;

    private final PreparedStatement insert;

    TransmissionInsert(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
    }

    /** The id of the row that a packet gets. */
    long insert(Observation observation) throws SQLException {
        var packet = observation.packet().packet();
        var content = observation.packet().content();
        long time = observation.receivedAt().getEpochSecond();
        Optional<Bytes> codes = packet.transportCodes().map(TransportCodes::toBytes);
        insert.setString(1, observation.frame().toUpperHex());
        insert.setString(2, observation.packet().hash().toString());
        insert.setString(3, IsoTime.format(time));
        insert.setInt(4, packet.routeType().code());
        insert.setInt(5, packet.payloadType().code());
        insert.setInt(6, packet.header().payloadVersion());
        insert.setString(7, content.decodedJson());
        Bind.text(insert, 8, content.channelHash());
        Bind.text(insert, 9, content.advert().map(advert -> advert.publicKey()));
        Bind.text(insert, 10, observation.packet().scopeName());
        insert.setLong(11, time);
        Bind.text(insert, 12, codes.map(bytes -> bytes.slice(0, 2).toUpperHex()));
        Bind.text(insert, 13, codes.map(bytes -> bytes.slice(2, 4).toUpperHex()));
        return id();
    }

    /** The id of the row that a text without a frame gets. */
    long insert(CompanionMessage message) throws SQLException {
        long time = message.receivedAt().getEpochSecond();
        insert.setString(1, "");
        insert.setString(2, message.hash());
        insert.setString(3, IsoTime.format(time));
        insert.setInt(4, COMPANION_ROUTE_TYPE);
        insert.setInt(5, message.kind().payloadType());
        insert.setInt(6, 0);
        insert.setString(7, message.decodedJson());
        Bind.text(insert, 8, message.channelHash());
        Bind.text(insert, 9, Optional.empty());
        Bind.text(insert, 10, Optional.empty());
        insert.setLong(11, time);
        Bind.text(insert, 12, Optional.empty());
        Bind.text(insert, 13, Optional.empty());
        return id();
    }

    private long id() throws SQLException {
        try (ResultSet id = insert.executeQuery()) {
            id.next();
            return id.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
