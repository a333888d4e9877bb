package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ClientObservation;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.record.RfSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of what phones report: packets, readings of their radios, and answers of repeaters. Not thread-safe. */
final class ClientRows {

    private static final ColumnSet OBSERVATION = ColumnSet.of("""
            rx_pubkey:T pkt_hash:T rx_at:T ingested_at:T route_type:B payload_type:B code1:T code2:T scope_name:T
            hash_size:B hop_count:B path_json:T forwarder:T snr:D rssi:B lat:D lon:D pos_acc_m:D""");
    private static final ColumnSet RF_SAMPLE = ColumnSet.of("""
            rx_pubkey:T sampled_at:T ingested_at:T lat:D lon:D pos_acc_m:D stationary:B uptime_secs:B battery_mv:B
            queue_len:B errors:B noise_floor:B last_rssi:B last_snr:D tx_air_secs:B rx_air_secs:B recv:B sent:B
            flood_rx:B direct_rx:B flood_tx:B direct_tx:B recv_errors:B""");
    private static final ColumnSet REGION_ANSWER = ColumnSet.of("""
            target:T rx_pubkey:T observed_at:T ingested_at:T regions_csv:T truncated:B lat:D lon:D pos_acc_m:D
            repeater_clock:B""");

    private final FirstRows observations =
            FirstRows.of("client_rx_observations", OBSERVATION, List.of("rx_pubkey", "pkt_hash", "rx_at"));
    private final FirstRows rfSamples =
            FirstRows.of("client_rf_samples", RF_SAMPLE, List.of("rx_pubkey", "sampled_at"));
    private final FirstRows regionAnswers =
            FirstRows.of("node_declared_regions", REGION_ANSWER, List.of("target", "rx_pubkey", "observed_at"));

    /** Notes a packet that a phone heard. */
    void put(ClientObservation observation) {
        Packet packet = observation.heard().packet();
        // The path of a TRACE packet holds signal readings, not hops.
        List<String> hops = packet.payloadType() == PayloadType.TRACE
                ? List.of()
                : packet.path().hops().stream().map(Bytes::toHex).toList();
        Optional<Bytes> codes = packet.transportCodes().map(TransportCodes::toBytes);
        int hopCount = packet.path().hopCount();
        observations.add(
                observation.stamp().client(),
                observation.heard().hash().toString(),
                IsoTime.formatMillis(observation.stamp().at()),
                IsoTime.format(observation.stamp().receivedAt()),
                (long) packet.routeType().code(),
                (long) packet.payloadType().code(),
                Cells.text(codes.map(bytes -> bytes.slice(0, 2).toUpperHex())),
                Cells.text(codes.map(bytes -> bytes.slice(2, 4).toUpperHex())),
                Cells.text(observation.heard().scopeName()),
                hopCount == 0 ? 1L : packet.path().hashSize(),
                (long) hopCount,
                json(hops),
                forwarder(packet, hops),
                Cells.real(observation.signal().snr()),
                Cells.cut(observation.signal().rssi()),
                Cells.real(observation.position().latitude()),
                Cells.real(observation.position().longitude()),
                Cells.real(observation.position().accuracyMetres()));
    }

    private static @Nullable String json(List<String> hops) {
        return hops.isEmpty() ? null : hops.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    /** Only floods append hops as they travel. */
    private static @Nullable String forwarder(Packet packet, List<String> hops) {
        return hops.isEmpty() || !packet.routeType().isFlood() ? null : hops.get(hops.size() - 1);
    }

    /** Notes a reading of a phone's radio. */
    void put(RfSample sample) {
        RfSample.State state = sample.state();
        RfSample.Counters counters = sample.counters();
        rfSamples.add(
                sample.stamp().client(),
                IsoTime.formatMillis(sample.stamp().at()),
                IsoTime.format(sample.stamp().receivedAt()),
                Cells.real(sample.position().latitude()),
                Cells.real(sample.position().longitude()),
                Cells.real(sample.position().accuracyMetres()),
                sample.stationary() ? 1L : 0L,
                state.uptimeSeconds(),
                Cells.integer(state.batteryMillivolts()),
                Cells.integer(state.queueLength()),
                Cells.integer(state.errors()),
                Cells.integer(state.noiseFloor()),
                Cells.integer(state.lastRssi()),
                Cells.real(state.lastSnr()),
                Cells.integer(counters.txAirSeconds()),
                Cells.integer(counters.rxAirSeconds()),
                Cells.integer(counters.received()),
                Cells.integer(counters.sent()),
                Cells.integer(counters.floodReceived()),
                Cells.integer(counters.directReceived()),
                Cells.integer(counters.floodSent()),
                Cells.integer(counters.directSent()),
                Cells.integer(counters.receiveErrors()));
    }

    /** Notes what a repeater answered a phone: a history, in which no row is ever replaced. */
    void put(RegionAnswer answer) {
        Optional<ClientPosition> position = answer.position();
        regionAnswers.add(
                answer.target(),
                answer.stamp().client(),
                IsoTime.formatMillis(answer.stamp().at()),
                IsoTime.format(answer.stamp().receivedAt()),
                String.join(",", answer.regions()),
                answer.truncated() ? 1L : 0L,
                position.map(at -> Cells.real(at.latitude())).orElse(null),
                position.map(at -> Cells.real(at.longitude())).orElse(null),
                Cells.real(position.map(ClientPosition::accuracyMetres).orElse(OptionalDouble.empty())),
                Cells.integer(answer.repeaterClock()));
    }

    /** The rows to be written. */
    List<SetStatement> inserts() {
        return List.of(observations.inserts(), rfSamples.inserts(), regionAnswers.inserts());
    }
}
