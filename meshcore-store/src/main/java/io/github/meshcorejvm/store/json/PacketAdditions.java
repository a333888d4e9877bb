package io.github.meshcorejvm.store.json;

import java.util.Optional;

/** Additional data of a program about a packet: its own keys, at the end of the objects. */
public interface PacketAdditions {

    /** No additions. */
    PacketAdditions NONE = new PacketAdditions() {};

    /** The {@code decryptionStatus} of a group packet that was not decrypted, if not the default. */
    default Optional<String> decryptionStatus() {
        return Optional.empty();
    }

    /** Writes keys of the payload. */
    default void toPayload(JsonWriter json) {}

    /** Writes keys of the packet. */
    default void toPacket(JsonWriter json) {}
}
