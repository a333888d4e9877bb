package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.internal.Ed25519PrivateKey;
import io.github.meshcorejvm.codec.internal.X25519Jdk;
import java.util.Objects;
import java.util.Optional;

/**
 * A node's identity with its private key: an Ed25519 key pair. Signs adverts, and agrees on a shared secret with
 * another node. Immutable and safe for use by multiple threads; the private key is never printed. Signing is not
 * constant-time: use this in tools and bots, not in a server that signs what untrusted clients submit.
 */
public final class NodeKeyPair {

    /** Length of a seed, in bytes. */
    public static final int SEED_LENGTH = NodePrivateKey.SEED_LENGTH;
    /** Length of the private key as firmware stores and exports it, in bytes. */
    public static final int PRIVATE_KEY_LENGTH = NodePrivateKey.LENGTH;

    private final NodePrivateKey privateKey;
    private final Ed25519PrivateKey arithmetic;
    private final NodeKey publicKey;
    private final X25519 x25519;

    private NodeKeyPair(NodePrivateKey privateKey, Ed25519PrivateKey arithmetic, NodeKey publicKey, X25519 x25519) {
        this.privateKey = privateKey;
        this.arithmetic = arithmetic;
        this.publicKey = publicKey;
        this.x25519 = x25519;
    }

    /**
     * The key pair of a private key.
     *
     * @throws IllegalArgumentException if the public key begins with 00 or FF, which firmware refuses
     */
    public static NodeKeyPair of(NodePrivateKey privateKey) {
        Ed25519PrivateKey arithmetic = privateKey.arithmetic();
        NodeKey publicKey = new NodeKey(Bytes.copyOf(arithmetic.publicKey()));
        if (publicKey.hash() == 0x00 || publicKey.hash() == 0xFF) {
            throw new IllegalArgumentException("public key must not begin with 00 or FF, as nodes refuse it");
        }
        return new NodeKeyPair(privateKey, arithmetic, publicKey, X25519Jdk::agree);
    }

    /**
     * The key pair of a seed.
     *
     * @param seed 32 secret bytes
     * @throws IllegalArgumentException if the length is another, or the public key begins with 00 or FF, which firmware
     *     refuses; the message does not contain the seed
     */
    public static NodeKeyPair ofSeed(Bytes seed) {
        return of(NodePrivateKey.ofSeed(seed));
    }

    /**
     * The key pair of a private key in the firmware's form: SHA-512 of the seed, with the first half clamped.
     *
     * @param privateKey 64 secret bytes
     * @throws IllegalArgumentException if the length is another, the first half is not clamped, or the public key
     *     begins with 00 or FF, which firmware refuses; the message does not contain the key
     */
    public static NodeKeyPair ofPrivateKey(Bytes privateKey) {
        return of(NodePrivateKey.of(privateKey));
    }

    /** The same key pair with another implementation of X25519, for example on a platform whose provider has none. */
    public NodeKeyPair withX25519(X25519 implementation) {
        return new NodeKeyPair(
                privateKey, arithmetic, publicKey, Objects.requireNonNull(implementation, "implementation"));
    }

    /** The node's identity. */
    public NodeKey publicKey() {
        return publicKey;
    }

    /** The private key. */
    public NodePrivateKey privateKey() {
        return privateKey;
    }

    /** The 64-byte Ed25519 signature of a message. */
    public Bytes sign(Bytes message) {
        return Bytes.copyOf(arithmetic.sign(publicKey.bytes().toByteArray(), message.toByteArray()));
    }

    /**
     * The secret shared with another node: X25519 between this node's scalar and the other's point. Both nodes get the
     * same secret. Absent if the other key is of small order, because then everyone could compute the secret.
     */
    public Optional<SharedSecret> sharedSecret(NodeKey peer) {
        byte[] uCoordinate = X25519Jdk.uCoordinate(peer.bytes().toByteArray());
        return x25519.agree(arithmetic.scalar(), uCoordinate).map(Bytes::copyOf).map(SharedSecret::of);
    }

    /** Constant-time comparison of the private keys. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NodeKeyPair that && privateKey.equals(that.privateKey);
    }

    @Override
    public int hashCode() {
        return publicKey.hashCode();
    }

    /** Contains the public key, never the private key. */
    @Override
    public String toString() {
        return "NodeKeyPair[" + publicKey + "]";
    }
}
