package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.internal.Ed25519PrivateKey;
import io.github.meshcorejvm.codec.internal.X25519Jdk;
import java.util.Optional;

/**
 * A node's identity with its secret half: an Ed25519 key pair. Signs adverts, and agrees on a secret with the key of
 * another node. Immutable and safe for use by multiple threads; the private key is never printed. The arithmetic does not
 * hide how long it takes: this is for tools and bots, not for signing what strangers ask for.
 */
public final class NodeKeyPair {

    /** Length of a seed, in bytes. */
    public static final int SEED_LENGTH = Ed25519PrivateKey.SEED_LENGTH;
    /** Length of the private key as firmware keeps and exports it, in bytes. */
    public static final int PRIVATE_KEY_LENGTH = Ed25519PrivateKey.LENGTH;

    private final Ed25519PrivateKey privateKey;
    private final NodeKey publicKey;

    private NodeKeyPair(Ed25519PrivateKey privateKey) {
        this.privateKey = privateKey;
        this.publicKey = new NodeKey(Bytes.copyOf(privateKey.publicKey()));
        if (publicKey.hash() == 0x00 || publicKey.hash() == 0xFF) {
            throw new IllegalArgumentException("public key must not begin with 00 or FF, as nodes refuse it");
        }
    }

    /**
     * The key pair that grows from a seed.
     *
     * @param seed 32 secret bytes
     * @throws IllegalArgumentException if the length is another, or the public key begins with 00 or FF, which firmware
     *     refuses; the message does not tell the seed
     */
    public static NodeKeyPair ofSeed(Bytes seed) {
        if (seed.size() != SEED_LENGTH) {
            throw new IllegalArgumentException("seed must be 32 bytes but was " + seed.size());
        }
        return new NodeKeyPair(Ed25519PrivateKey.ofSeed(seed.toByteArray()));
    }

    /**
     * The key pair of a private key in the firmware's form: SHA-512 of the seed, its first half clamped.
     *
     * @param privateKey 64 secret bytes
     * @throws IllegalArgumentException if the length is another, the first half is not clamped, or the public key begins
     *     with 00 or FF, which firmware refuses; the message does not tell the key
     */
    public static NodeKeyPair ofPrivateKey(Bytes privateKey) {
        if (privateKey.size() != PRIVATE_KEY_LENGTH) {
            throw new IllegalArgumentException("private key must be 64 bytes but was " + privateKey.size());
        }
        byte[] expanded = privateKey.toByteArray();
        if (!Ed25519PrivateKey.isClamped(expanded)) {
            throw new IllegalArgumentException(
                    "private key must be clamped: low three bits of byte 0 clear, top two bits of byte 31 01");
        }
        return new NodeKeyPair(Ed25519PrivateKey.ofExpanded(expanded));
    }

    /** The public half: the node's identity. */
    public NodeKey publicKey() {
        return publicKey;
    }

    /** The 64 secret bytes, in the firmware's form. */
    public Bytes privateKey() {
        return Bytes.copyOf(privateKey.toByteArray());
    }

    /** The 64-byte Ed25519 signature of a message. */
    public Bytes sign(Bytes message) {
        return Bytes.copyOf(privateKey.sign(publicKey.bytes().toByteArray(), message.toByteArray()));
    }

    /**
     * The secret shared with another node: X25519 between this scalar and the other's point. Both sides get the same.
     * Absent if the other key is of small order, with which everybody shares the same secret.
     */
    public Optional<SharedSecret> sharedSecret(NodeKey peer) {
        return X25519Jdk.agree(privateKey, peer.bytes().toByteArray())
                .map(Bytes::copyOf)
                .map(SharedSecret::of);
    }

    /** Tells the public key, never the private one. */
    @Override
    public String toString() {
        return "NodeKeyPair[" + publicKey + "]";
    }
}
