package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code raw_hex}. */
final class Frames {

    private Frames() {}

    /** The packet that a text spells; empty for none, and for what is no hex or no packet. */
    static Optional<Packet> decode(@Nullable String rawHex) {
        if (rawHex == null || rawHex.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Packet.decode(Bytes.ofHex(rawHex)));
        } catch (PacketFormatException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
