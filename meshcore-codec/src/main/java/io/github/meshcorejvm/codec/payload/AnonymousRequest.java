package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;

/**
 * An encrypted request of a node that the receiver may not know yet, such as a login:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>1</td><td>destination hash</td></tr>
 * <tr><td>32</td><td>sender's public key</td></tr>
 * <tr><td>2</td><td>MAC over the ciphertext</td></tr>
 * <tr><td>16n</td><td>ciphertext; firmware ignores a packet without any</td></tr>
 * </table>
 *
 * @param destinationHash first byte of the receiver's public key, 0..255
 * @param senderKey the sender's whole public key
 * @param mac 2 bytes
 * @param ciphertext the rest
 */
public record AnonymousRequest(int destinationHash, NodeKey senderKey, Bytes mac, Bytes ciphertext) implements Payload {

    /** Length of all that stands before the ciphertext, in bytes. */
    public static final int MIN_LENGTH = 35;

    /** Checks range and length. */
    public AnonymousRequest {
        Checks.u8("destinationHash", destinationHash);
        Objects.requireNonNull(senderKey, "senderKey");
        Checks.size("mac", mac, 2);
        Objects.requireNonNull(ciphertext, "ciphertext");
    }

    static AnonymousRequest decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new AnonymousRequest(in.u8(), new NodeKey(in.take(NodeKey.LENGTH)), in.take(2), in.rest());
    }

    @Override
    public PayloadType type() {
        return PayloadType.ANON_REQ;
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(MIN_LENGTH + ciphertext.size())
                .u8(destinationHash)
                .bytes(senderKey.bytes())
                .bytes(mac)
                .bytes(ciphertext)
                .toBytes();
    }
}
