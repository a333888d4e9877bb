package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelData;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.crypto.SignatureStatus;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupText;
import io.github.meshcorejvm.codec.payload.Payload;
import java.util.Objects;
import java.util.Optional;

/**
 * A packet with everything that keys reveal about it.
 *
 * @param packet the frame
 * @param payload its decoded payload
 * @param message the decryption of a GRP_TXT; {@link GroupDecryption.NoKey} for other packets
 * @param data the decryption of a GRP_DATA; {@link GroupDecryption.NoKey} for other packets
 * @param signature the signature check of an ADVERT; {@link SignatureStatus#UNCHECKED} for other packets and without a verifier
 */
public record PacketReading(
        Packet packet,
        Payload payload,
        GroupDecryption<ChannelMessage> message,
        GroupDecryption<ChannelData> data,
        SignatureStatus signature) {

    /** Refuses null. */
    public PacketReading {
        Objects.requireNonNull(packet, "packet");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(signature, "signature");
    }

    /** Reads a packet; without a verifier, signatures stay unchecked. Never fails. */
    public static PacketReading of(Packet packet, ChannelKeyring keyring, Optional<AdvertVerifier> verifier) {
        Objects.requireNonNull(keyring, "keyring");
        Objects.requireNonNull(verifier, "verifier");
        Payload payload = packet.payload();
        return new PacketReading(
                packet,
                payload,
                payload instanceof GroupText text ? keyring.decrypt(text) : new GroupDecryption.NoKey<>(),
                payload instanceof GroupData data ? keyring.decrypt(data) : new GroupDecryption.NoKey<>(),
                payload instanceof Advert advert && verifier.isPresent()
                        ? verifier.get().verify(advert)
                        : SignatureStatus.UNCHECKED);
    }
}
