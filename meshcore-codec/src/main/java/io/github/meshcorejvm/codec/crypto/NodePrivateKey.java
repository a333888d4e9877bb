package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.Ed25519PrivateKey;
import io.github.meshcorejvm.codec.internal.SecretBytes;

/**
 * A node's private key in the form that firmware stores and exports: the 64 bytes of SHA-512 of the seed, with the
 * first half clamped. {@link #toString()} does not contain it, and {@link #equals(Object)} is constant-time. Immutable
 * and safe for use by multiple threads.
 */
public final class NodePrivateKey {

    /** Length of a seed, in bytes. */
    public static final int SEED_LENGTH = Ed25519PrivateKey.SEED_LENGTH;
    /** Length of the private key, in bytes. */
    public static final int LENGTH = Ed25519PrivateKey.LENGTH;

    private final SecretBytes expanded;

    private NodePrivateKey(byte[] expanded) {
        this.expanded = SecretBytes.copyOf(expanded);
    }

    /**
     * Derives the private key of a seed.
     *
     * @param seed 32 secret bytes
     * @throws IllegalArgumentException if the length is another; the message does not contain the seed
     */
    public static NodePrivateKey ofSeed(Bytes seed) {
        if (seed.size() != SEED_LENGTH) {
            throw new IllegalArgumentException("seed must be 32 bytes but was " + seed.size());
        }
        return new NodePrivateKey(Ed25519PrivateKey.ofSeed(seed.toByteArray()).toByteArray());
    }

    /**
     * The private key with these bytes.
     *
     * @param expanded 64 secret bytes
     * @throws IllegalArgumentException if the length is another or the first half is not clamped; the message does not
     *     contain the key
     */
    public static NodePrivateKey of(Bytes expanded) {
        if (expanded.size() != LENGTH) {
            throw new IllegalArgumentException("private key must be 64 bytes but was " + expanded.size());
        }
        byte[] bytes = expanded.toByteArray();
        if (!Ed25519PrivateKey.isClamped(bytes)) {
            throw new IllegalArgumentException(
                    "private key must be clamped: low three bits of byte 0 clear, top two bits of byte 31 01");
        }
        return new NodePrivateKey(bytes);
    }

    Ed25519PrivateKey arithmetic() {
        return Ed25519PrivateKey.ofExpanded(expanded.reveal());
    }

    /** The 64 secret bytes. What holds them prints them: use this only to store or export the key. */
    public Bytes exportBytes() {
        return Bytes.copyOf(expanded.reveal());
    }

    /** Constant-time comparison. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NodePrivateKey that && expanded.equals(that.expanded);
    }

    @Override
    public int hashCode() {
        return expanded.hashCode();
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return "NodePrivateKey[***]";
    }
}
