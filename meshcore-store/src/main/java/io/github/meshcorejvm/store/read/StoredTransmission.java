package io.github.meshcorejvm.store.read;

import io.github.meshcorejvm.codec.Bytes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A row of {@code transmissions}: one packet, however often it was heard.
 *
 * @param id 1 and up, in the order of writing
 * @param hash the content hash, usually 16 lower-case hex digits; {@link io.github.meshcorejvm.codec.ContentHash#ofHex} parses it
 * @param frame the received frame of the first observation; {@link io.github.meshcorejvm.codec.Packet#decode} parses it
 * @param firstSeen when it was first heard, in whole seconds
 * @param lastSeen when it was last heard, in whole seconds
 * @param routeType 0..3, the wire code of {@link io.github.meshcorejvm.codec.RouteType}
 * @param payloadType 0..15, the wire code of {@link io.github.meshcorejvm.codec.PayloadType}
 * @param sender public key of the node that sent an advert, 64 lower-case hex digits
 * @param channel name of the channel of a decrypted group message; {@code enc_} and the channel hash for an encrypted one
 * @param scope name of the region that the packet's first transport code fits
 * @param decodedJson the payload as JSON
 */
public record StoredTransmission(
        long id,
        String hash,
        Optional<Bytes> frame,
        Optional<Instant> firstSeen,
        Optional<Instant> lastSeen,
        OptionalInt routeType,
        OptionalInt payloadType,
        Optional<String> sender,
        Optional<String> channel,
        Optional<String> scope,
        Optional<String> decodedJson) {

    /** Refuses null. */
    public StoredTransmission {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(lastSeen, "lastSeen");
        Objects.requireNonNull(routeType, "routeType");
        Objects.requireNonNull(payloadType, "payloadType");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(decodedJson, "decodedJson");
    }
}
