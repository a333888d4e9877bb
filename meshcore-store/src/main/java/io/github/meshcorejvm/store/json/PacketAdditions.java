package io.github.meshcorejvm.store.json;

import java.util.Optional;

/** What a program knows of a packet beside its reading: keys of its own, at the end of the objects. */
public interface PacketAdditions {

    /** Nothing more. */
    PacketAdditions NONE = new PacketAdditions() {};

    /** What stands under {@code decryptionStatus} of a group packet that was not decrypted, if it is not the usual. */
    default Optional<String> decryptionStatus() {
        return Optional.empty();
    }

    /** Writes keys of the payload. */
    default void toPayload(JsonWriter json) {}

    /** Writes keys of the packet. */
    default void toPacket(JsonWriter json) {}
}
