package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.decode.input.InputBytes;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import java.util.Optional;

/**
 * The forms in which private keys are kept: the seed of 32 bytes; the expanded key of 64 bytes, as firmware has it; or the seed
 * followed by the public key, as in most Ed25519 libraries.
 */
public final class PrivateKeyText {

    private PrivateKeyText() {}

    /**
     * The key pair of a private key in hex; blanks, colons and {@code 0x} are ignored.
     *
     * @throws IllegalArgumentException if it is invalid; the message does not contain the key
     */
    public static NodeKeyPair keyPair(String hex) {
        Bytes key;
        try {
            key = Bytes.ofHex(InputBytes.digits(hex));
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException("not hex, two digits a byte");
        }
        return keyPair(key);
    }

    /** The key pair; the message of an exception does not contain the key. */
    static NodeKeyPair keyPair(Bytes key) {
        if (key.size() == NodeKeyPair.SEED_LENGTH) {
            return NodeKeyPair.ofSeed(key);
        }
        if (key.size() == NodeKeyPair.PRIVATE_KEY_LENGTH) {
            return ofSeedAndPublicKey(key).orElseGet(() -> NodeKeyPair.ofPrivateKey(key));
        }
        throw new IllegalArgumentException("must be 64 bytes, or a seed of 32, but was " + key.size());
    }

    private static Optional<NodeKeyPair> ofSeedAndPublicKey(Bytes key) {
        try {
            NodeKeyPair pair = NodeKeyPair.ofSeed(key.slice(0, NodeKeyPair.SEED_LENGTH));
            Bytes end = key.slice(NodeKeyPair.SEED_LENGTH, key.size());
            return pair.publicKey().bytes().equals(end) ? Optional.of(pair) : Optional.empty();
        } catch (IllegalArgumentException refused) {
            // A seed whose key nodes refuse; the expanded key shows that, or is a different key.
            return Optional.empty();
        }
    }
}
