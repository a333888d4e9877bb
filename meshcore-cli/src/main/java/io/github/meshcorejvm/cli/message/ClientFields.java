package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Envelope.ClientEnvelope;
import io.github.meshcorejvm.cli.message.Envelope.Dropped;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientStamp;
import java.time.Instant;
import java.util.Optional;

/** Reads the fields of a client reception: a packet, and where a phone was when it heard it. */
final class ClientFields {

    private ClientFields() {}

    static Envelope read(Topic topic, JsonValue json, Instant now) {
        Optional<ClientStamp> stamp = ClientOrigin.stamp(topic, json, now);
        if (stamp.isEmpty()) {
            return new Dropped(DropReason.CLIENT_KEY);
        }
        Optional<String> hex = PacketFields.frameText(json, "raw");
        if (hex.isEmpty()) {
            return new Dropped(DropReason.NO_RAW);
        }
        Optional<Bytes> frame = PacketFields.frame(hex.get());
        if (frame.isEmpty()) {
            return new Dropped(DropReason.NOT_HEX);
        }
        if (!PacketFields.direction(json).orElse("rx").equals("rx")) {
            return new Dropped(DropReason.NO_HEARD_NODE);
        }
        Optional<ClientPosition> position = ClientOrigin.position(json);
        if (position.isEmpty()) {
            return new Dropped(DropReason.NO_POSITION);
        }
        return new ClientEnvelope(
                stamp.get(),
                AirText.name(json, "origin"),
                frame.get(),
                PacketFields.readings(json, EnvelopeTime.of(json.get("timestamp"))),
                position.get());
    }
}
