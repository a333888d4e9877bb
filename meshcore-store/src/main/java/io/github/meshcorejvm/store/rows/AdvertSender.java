package io.github.meshcorejvm.store.rows;

import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.store.graph.rules.NodeKeys;
import io.github.meshcorejvm.store.graph.rules.SenderKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sender of an advert whose row has no {@code from_pubkey}. */
public final class AdvertSender {

    private AdvertSender() {}

    /** The key in {@code raw_hex}, as {@code from_pubkey}; empty if the packet has none. */
    public static Optional<String> of(@Nullable String rawHex) {
        return Frames.decode(rawHex).map(Packet::payload).flatMap(AdvertSender::of);
    }

    static Optional<String> of(Payload payload) {
        return payload instanceof Advert advert ? Optional.of(advert.publicKey().toString()) : Optional.empty();
    }

    /**
     * Whether the neighbor graph takes the row for an advert of another node than before: without {@code from_pubkey}, it reads
     * the sender from {@code decoded_json}, even from one that is cut off behind the key.
     *
     * @param decodedJson that of the row before
     * @param sender whom the row names now
     */
    public static boolean isNew(@Nullable String decodedJson, Optional<String> sender) {
        Optional<String> before = new SenderKey().of(decodedJson == null ? "" : decodedJson);
        return !before.equals(sender.flatMap(NodeKeys::normalize));
    }
}
