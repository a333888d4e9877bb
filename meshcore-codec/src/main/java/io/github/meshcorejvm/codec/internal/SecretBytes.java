package io.github.meshcorejvm.codec.internal;

import java.security.MessageDigest;

/**
 * Secret bytes of a fixed length. They are copied on the way in and out, never printed, and compared in a time that
 * does not depend on where two secrets differ. Immutable and safe for use by multiple threads.
 */
public final class SecretBytes {

    private final byte[] bytes;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies the bytes. */
    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /** The bytes in a fresh array, which the caller owns. */
    public byte[] reveal() {
        return bytes.clone();
    }

    /** Constant-time for secrets of the same length. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** A hash over SHA-256, so that it does not expose any bits of the secret. */
    @Override
    public int hashCode() {
        byte[] hash = Sha256.hash(BytesAccess.get().wrap(bytes));
        return (hash[0] & 0xFF) << 24 | (hash[1] & 0xFF) << 16 | (hash[2] & 0xFF) << 8 | hash[3] & 0xFF;
    }

    /** Does not contain the secret. */
    @Override
    public String toString() {
        return "***";
    }
}
