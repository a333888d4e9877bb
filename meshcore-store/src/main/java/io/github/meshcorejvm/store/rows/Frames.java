package io.github.meshcorejvm.store.rows;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.json.PathJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code raw_hex}. */
public final class Frames {

    private Frames() {}

    /** The packet in a text; empty for an empty text, invalid hex or an invalid packet. */
    public static Optional<Packet> decode(@Nullable String rawHex) {
        if (rawHex == null || rawHex.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Packet.decode(Bytes.ofHex(rawHex)));
        } catch (PacketFormatException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Its content hash, as in the column {@code hash}; empty for an invalid packet. */
    public static Optional<String> contentHash(@Nullable String rawHex) {
        return decode(rawHex).map(Packet::contentHash).map(ContentHash::toString);
    }

    /** Its path, as in {@code path_json}; empty for an invalid packet, and for TRACE, whose path is in the payload. */
    public static Optional<String> path(@Nullable String rawHex) {
        return decode(rawHex)
                .filter(packet -> packet.payloadType() != PayloadType.TRACE)
                .map(PathJson::of);
    }
}
