package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.EncryptThenMac;
import java.util.Optional;

/**
 * The 32 bytes that two nodes share, and what firmware does with them: AES-128 in ECB mode under the first 16, HMAC-SHA256
 * under all 32, cut to 2 bytes. The MAC covers the ciphertext alone. Immutable and safe for use by multiple threads; never
 * printed.
 */
public final class SharedSecret {

    /** Length, in bytes. */
    public static final int LENGTH = 32;

    private final Bytes secret;
    private final EncryptThenMac cipher;

    private SharedSecret(Bytes secret) {
        this.secret = secret;
        this.cipher = new EncryptThenMac(secret.toByteArray());
    }

    /**
     * A secret known from elsewhere.
     *
     * @param secret 32 bytes
     * @throws IllegalArgumentException if the length is another; the message does not tell the secret
     */
    public static SharedSecret of(Bytes secret) {
        if (secret.size() != LENGTH) {
            throw new IllegalArgumentException("shared secret must be 32 bytes but was " + secret.size());
        }
        return new SharedSecret(secret);
    }

    /** The 32 bytes. */
    public Bytes bytes() {
        return secret;
    }

    /**
     * The plaintext with its zero padding; absent if the MAC differs, or the ciphertext is empty or no whole number of
     * 16-byte blocks. One wrong secret in 65,536 passes the MAC: look at the plaintext too.
     */
    public Optional<Bytes> decrypt(Bytes mac, Bytes ciphertext) {
        return cipher.decrypt(mac, ciphertext);
    }

    /** The ciphertext of a plaintext, padded with zero bytes to whole blocks of 16; nothing for nothing. */
    public Bytes encrypt(Bytes plaintext) {
        return cipher.encrypt(plaintext);
    }

    /** The 2-byte MAC of a ciphertext. */
    public Bytes mac(Bytes ciphertext) {
        return cipher.mac(ciphertext);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SharedSecret that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    /** Does not tell the secret. */
    @Override
    public String toString() {
        return "SharedSecret[***]";
    }
}
