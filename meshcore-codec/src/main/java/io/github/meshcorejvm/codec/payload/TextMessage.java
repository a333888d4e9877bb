package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;

/**
 * An encrypted text, or command line, to a node. Layout: see {@link DirectPayload}.
 *
 * @param destinationHash first byte of the receiver's public key, 0..255
 * @param sourceHash first byte of the sender's public key, 0..255
 * @param mac 2 bytes
 * @param ciphertext the rest
 */
public record TextMessage(int destinationHash, int sourceHash, Bytes mac, Bytes ciphertext) implements DirectPayload {

    /** Checks ranges and the length of the MAC. */
    public TextMessage {
        Checks.u8("destinationHash", destinationHash);
        Checks.u8("sourceHash", sourceHash);
        Checks.size("mac", mac, 2);
        Objects.requireNonNull(ciphertext, "ciphertext");
    }

    static TextMessage decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new TextMessage(in.u8(), in.u8(), in.take(2), in.rest());
    }

    @Override
    public PayloadType type() {
        return PayloadType.TXT_MSG;
    }
}
