package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.Packet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a stored {@code raw_hex} tells. */
public final class StoredFrame {

    private StoredFrame() {}

    /** The content hash, as the column {@code hash} has it; empty for what is no packet. */
    public static Optional<String> contentHash(@Nullable String rawHex) {
        return Frames.decode(rawHex).map(Packet::contentHash).map(ContentHash::toString);
    }
}
