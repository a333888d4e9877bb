package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Envelope.Dropped;
import io.github.meshcorejvm.cli.message.Envelope.Ready;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.RfSample;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads an RF sample: readings of a phone's radio. A missing counter is unknown, not 0. */
final class RfSampleFields {

    private RfSampleFields() {}

    static Envelope read(Topic topic, JsonValue json, Instant now) {
        Optional<ClientStamp> stamp = ClientOrigin.stamp(topic, json, now);
        if (stamp.isEmpty()) {
            return new Dropped(DropReason.CLIENT_KEY);
        }
        Optional<ClientPosition> position = ClientOrigin.position(json);
        if (position.isEmpty()) {
            return new Dropped(DropReason.NO_POSITION);
        }
        OptionalLong uptime = number(json, "uptime_secs");
        if (uptime.isEmpty()) {
            return new Dropped(DropReason.NO_UPTIME);
        }
        return new Ready(new RfSample(
                stamp.get(),
                position.get(),
                LenientFlag.of(json.get("stationary")).orElse(false),
                state(uptime.getAsLong(), json),
                counters(json)));
    }

    private static RfSample.State state(long uptime, JsonValue json) {
        return new RfSample.State(
                uptime,
                number(json, "battery_mv"),
                number(json, "queue_len"),
                number(json, "errors"),
                number(json, "noise_floor"),
                number(json, "last_rssi"),
                LenientNumber.of(json, "last_snr"));
    }

    private static RfSample.Counters counters(JsonValue json) {
        return new RfSample.Counters(
                number(json, "tx_air_secs"),
                number(json, "rx_air_secs"),
                number(json, "recv"),
                number(json, "sent"),
                number(json, "flood_rx"),
                number(json, "direct_rx"),
                number(json, "flood_tx"),
                number(json, "direct_tx"),
                number(json, "recv_errors"));
    }

    private static OptionalLong number(JsonValue json, String key) {
        return LenientNumber.cut(LenientNumber.of(json, key));
    }
}
