package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ClientObservation;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of {@code client_rx_observations}: packets that phones heard. Not thread-safe. */
final class ClientObservationTable implements AutoCloseable {

    private static final String INSERT = """
            INSERT INTO client_rx_observations (rx_pubkey, rx_at, ingested_at, pkt_hash, route_type, payload_type, code1,
              code2, scope_name, hash_size, hop_count, path_json, forwarder, snr, rssi, lat, lon, pos_acc_m)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (rx_pubkey, pkt_hash, rx_at) DO NOTHING""";

    private final PreparedStatement insert;

    ClientObservationTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
    }

    /** Writes an observation; of several with the same phone, packet and time the first is kept. */
    void put(ClientObservation observation) throws SQLException {
        Packet packet = observation.heard().packet();
        // The path of a TRACE packet holds signal readings, not hops.
        List<String> hops = packet.payloadType() == PayloadType.TRACE
                ? List.of()
                : packet.path().hops().stream().map(Bytes::toHex).toList();
        Optional<Bytes> codes = packet.transportCodes().map(TransportCodes::toBytes);
        int hopCount = packet.path().hopCount();
        insert.setString(1, observation.stamp().client());
        insert.setString(2, IsoTime.formatMillis(observation.stamp().at()));
        insert.setString(3, IsoTime.format(observation.stamp().receivedAt()));
        insert.setString(4, observation.heard().hash().toString());
        insert.setInt(5, packet.routeType().code());
        insert.setInt(6, packet.payloadType().code());
        Bind.text(insert, 7, codes.map(bytes -> bytes.slice(0, 2).toUpperHex()));
        Bind.text(insert, 8, codes.map(bytes -> bytes.slice(2, 4).toUpperHex()));
        Bind.text(insert, 9, observation.heard().scopeName());
        insert.setInt(10, hopCount == 0 ? 1 : packet.path().hashSize());
        insert.setInt(11, hopCount);
        Bind.text(insert, 12, json(hops));
        Bind.text(insert, 13, forwarder(packet, hops));
        Bind.real(insert, 14, observation.signal().snr());
        Bind.cut(insert, 15, observation.signal().rssi());
        insert.setDouble(16, observation.position().latitude());
        insert.setDouble(17, observation.position().longitude());
        Bind.real(insert, 18, observation.position().accuracyMetres());
        insert.executeUpdate();
    }

    private static Optional<String> json(List<String> hops) {
        return hops.isEmpty()
                ? Optional.empty()
                : Optional.of(hops.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")));
    }

    /** Only floods append hops as they travel. */
    private static Optional<String> forwarder(Packet packet, List<String> hops) {
        return hops.isEmpty() || !packet.routeType().isFlood()
                ? Optional.empty()
                : Optional.of(hops.get(hops.size() - 1));
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
