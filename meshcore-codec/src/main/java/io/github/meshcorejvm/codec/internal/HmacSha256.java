package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * HMAC-SHA256 (RFC 2104) under one key. Both digests are kept with the key's block already in them, and cloned for each
 * message: half the work of {@link javax.crypto.Mac}, which matters because each packet may be tried with several keys.
 * Immutable and safe for use by multiple threads.
 */
final class HmacSha256 {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5C;

    private final MessageDigest inner;
    private final MessageDigest outer;

    /** Takes a key of 64 bytes at most. */
    HmacSha256(byte[] key) {
        inner = keyed(key, INNER);
        outer = keyed(key, OUTER);
    }

    private static MessageDigest keyed(byte[] key, byte pad) {
        byte[] block = new byte[BLOCK];
        System.arraycopy(key, 0, block, 0, key.length);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= pad;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(block);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 32 bytes for a message. */
    byte[] of(Bytes message) {
        MessageDigest first = copy(inner);
        Sha256.update(first, message);
        return copy(outer).digest(first.digest());
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java platform cannot be cloned", e);
        }
    }
}
