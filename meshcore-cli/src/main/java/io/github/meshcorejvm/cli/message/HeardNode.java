package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.message.Envelope.ClientEnvelope;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.record.ClientReception;
import io.github.meshcorejvm.store.record.ClientReception.Source;
import java.time.Instant;
import java.util.Optional;

/** The node that a phone heard: the last hop of a flood, or the sender of an advert itself. */
final class HeardNode {

    /** A hop of one byte matches too many nodes. */
    private static final int MIN_HOP = 2;

    private HeardNode() {}

    static Optional<ClientReception> reception(
            ClientEnvelope client, Packet packet, Interpretation interpretation, Instant receivedAt) {
        HopPath path = packet.path();
        boolean trace = packet.payloadType() == PayloadType.TRACE;
        if (trace || SharedContact.is(packet) || interpretation instanceof Interpretation.ForeignAdvert) {
            return Optional.empty();
        }
        if (path.hopCount() > 0) {
            return packet.routeType().isFlood() && path.hashSize() >= MIN_HOP
                    ? Optional.of(reception(client, path.hop(path.hopCount() - 1), Source.RXLOG, receivedAt))
                    : Optional.empty();
        }
        Payload payload = packet.payload();
        // An advert with a wrong signature may be from anyone.
        return interpretation instanceof Interpretation.Stored && payload instanceof Advert advert
                ? Optional.of(reception(client, advert.publicKey().bytes(), Source.ADVERT, receivedAt))
                : Optional.empty();
    }

    private static ClientReception reception(ClientEnvelope client, Bytes heard, Source source, Instant receivedAt) {
        return new ClientReception(
                client.stamp(), client.name(), heard, source, client.readings().signal(), client.position());
    }
}
