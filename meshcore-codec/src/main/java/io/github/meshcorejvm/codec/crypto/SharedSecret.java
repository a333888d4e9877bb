package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.EncryptThenMac;
import io.github.meshcorejvm.codec.internal.SecretBytes;
import java.util.Objects;
import java.util.Optional;

/**
 * The 32 bytes that two nodes share. Firmware encrypts with AES-128 in ECB mode under the first 16 bytes, and
 * authenticates the ciphertext with HMAC-SHA256 under all 32, truncated to 2 bytes. Immutable and safe for use by
 * multiple threads. {@link #toString()} does not contain the secret, and {@link #equals(Object)} is constant-time.
 */
public final class SharedSecret {

    /** Length, in bytes. */
    public static final int LENGTH = 32;

    private final SecretBytes secret;
    private final EncryptThenMac cipher;

    private SharedSecret(byte[] secret) {
        this.secret = SecretBytes.copyOf(secret);
        this.cipher = new EncryptThenMac(secret);
    }

    /**
     * A secret that is already known.
     *
     * @param secret 32 bytes
     * @throws IllegalArgumentException if the length is another; the message does not contain the secret
     */
    public static SharedSecret of(Bytes secret) {
        if (secret.size() != LENGTH) {
            throw new IllegalArgumentException("shared secret must be 32 bytes but was " + secret.size());
        }
        return new SharedSecret(secret.toByteArray());
    }

    /** The 32 secret bytes. What holds them prints them: use this only to store or export the secret. */
    public Bytes exportBytes() {
        return Bytes.copyOf(secret.reveal());
    }

    /**
     * The plaintext with its zero padding; absent if the MAC differs, or the ciphertext is empty or not a whole number
     * of 16-byte blocks. One wrong secret in 65,536 passes the MAC, so check the plaintext as well.
     */
    public Optional<Bytes> decrypt(Bytes mac, Bytes ciphertext) {
        return cipher.decrypt(Objects.requireNonNull(mac, "mac"), ciphertext);
    }

    /** The ciphertext of a plaintext, which is padded with zero bytes to whole blocks of 16; empty for an empty one. */
    public Bytes encrypt(Bytes plaintext) {
        return cipher.encrypt(plaintext);
    }

    /** The 2-byte MAC of a ciphertext. */
    public Bytes mac(Bytes ciphertext) {
        return cipher.mac(ciphertext);
    }

    /** Constant-time comparison. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SharedSecret that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    /** Does not contain the secret. */
    @Override
    public String toString() {
        return "SharedSecret[***]";
    }
}
