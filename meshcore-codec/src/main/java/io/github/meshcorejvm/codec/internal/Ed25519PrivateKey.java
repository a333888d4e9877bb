package io.github.meshcorejvm.codec.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The 64 bytes that a radio keeps as its private key: SHA-512 of the seed, the first half clamped (RFC 8032, 5.1.5).
 */
public final class Ed25519PrivateKey {

    /** Length of a seed, in bytes. */
    public static final int SEED_LENGTH = 32;
    /** Length of the expanded form, in bytes. */
    public static final int LENGTH = 64;

    private static final int HALF = 32;

    private final byte[] expanded;

    private Ed25519PrivateKey(byte[] expanded) {
        this.expanded = expanded;
    }

    /** The key of a seed of 32 bytes. */
    public static Ed25519PrivateKey ofSeed(byte[] seed) {
        byte[] expanded = sha512(seed);
        expanded[0] &= (byte) 0xF8;
        expanded[HALF - 1] &= (byte) 0x3F;
        expanded[HALF - 1] |= (byte) 0x40;
        return new Ed25519PrivateKey(expanded);
    }

    /** The key of 64 bytes, whose first half is clamped, see {@link #isClamped(byte[])}; taken over, not copied. */
    public static Ed25519PrivateKey ofExpanded(byte[] expanded) {
        return new Ed25519PrivateKey(expanded);
    }

    /** Whether the scalar is clamped as RFC 8032 requires. */
    public static boolean isClamped(byte[] expanded) {
        return (expanded[0] & 0x07) == 0 && (expanded[HALF - 1] & 0xC0) == 0x40;
    }

    /** The 64 bytes. */
    public byte[] toByteArray() {
        return expanded.clone();
    }

    /** The first half: the secret scalar. */
    public byte[] scalar() {
        return Arrays.copyOf(expanded, HALF);
    }

    /** The 32-byte public key. */
    public byte[] publicKey() {
        return Ed25519Group.timesBase(LittleEndian.number(scalar()));
    }

    /** The 64-byte signature of a message (RFC 8032, 5.1.6). */
    public byte[] sign(byte[] publicKey, byte[] message) {
        byte[] prefix = Arrays.copyOfRange(expanded, HALF, LENGTH);
        BigInteger r = LittleEndian.number(sha512(prefix, message)).mod(Ed25519Group.L);
        byte[] encodedR = Ed25519Group.timesBase(r);
        BigInteger k = LittleEndian.number(sha512(encodedR, publicKey, message)).mod(Ed25519Group.L);
        BigInteger s = k.multiply(LittleEndian.number(scalar())).add(r).mod(Ed25519Group.L);
        byte[] signature = Arrays.copyOf(encodedR, LENGTH);
        System.arraycopy(LittleEndian.bytes(s, HALF), 0, signature, HALF, HALF);
        return signature;
    }

    private static byte[] sha512(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }
}
