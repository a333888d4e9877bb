package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The firmware's one way to encrypt (1.17.1, {@code Utils::encryptThenMAC}): AES-128 in ECB mode under the first 16 bytes
 * of a 32-byte secret, plaintext padded with zero bytes to whole blocks; then the first 2 bytes of HMAC-SHA256 over the
 * ciphertext under all 32 bytes. Immutable and safe for use by multiple threads.
 */
public final class EncryptThenMac {

    /** Length of the secret, in bytes. */
    public static final int SECRET_LENGTH = 32;
    /** Length of a block, in bytes. */
    public static final int BLOCK = 16;
    /** Length of the MAC on the wire, in bytes. */
    public static final int MAC_LENGTH = 2;

    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(EncryptThenMac::createCipher);
    private static final ThreadLocal<Mac> HMAC = ThreadLocal.withInitial(EncryptThenMac::createMac);

    private final SecretKeySpec cipherKey;
    private final SecretKeySpec macKey;

    /** Takes a 32-byte secret. */
    public EncryptThenMac(byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw new IllegalArgumentException("secret must be 32 bytes but was " + secret.length);
        }
        cipherKey = new SecretKeySpec(secret, 0, BLOCK, "AES");
        macKey = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The 2-byte MAC of a ciphertext. */
    public Bytes mac(Bytes ciphertext) {
        return BytesAccess.get().wrap(hmac(ciphertext)).slice(0, MAC_LENGTH);
    }

    /**
     * The plaintext with its padding; absent if the MAC differs, or the ciphertext is empty or no whole number of blocks.
     */
    public Optional<Bytes> open(Bytes mac, Bytes ciphertext) {
        if (ciphertext.isEmpty() || ciphertext.size() % BLOCK != 0 || !macFits(mac, ciphertext)) {
            return Optional.empty();
        }
        return Optional.of(BytesAccess.get().wrap(crypt(Cipher.DECRYPT_MODE, ciphertext.toByteArray())));
    }

    /** The ciphertext of a plaintext, which is padded first. */
    public Bytes encrypt(Bytes plaintext) {
        byte[] padded = new byte[(plaintext.size() + BLOCK - 1) / BLOCK * BLOCK];
        plaintext.copyTo(padded, 0);
        return BytesAccess.get().wrap(crypt(Cipher.ENCRYPT_MODE, padded));
    }

    /** Compares both bytes whatever the first one is: how long it takes tells nothing. */
    private boolean macFits(Bytes mac, Bytes ciphertext) {
        byte[] expected = hmac(ciphertext);
        return mac.size() == MAC_LENGTH && ((expected[0] & 0xFF ^ mac.u8(0)) | (expected[1] & 0xFF ^ mac.u8(1))) == 0;
    }

    private byte[] hmac(Bytes ciphertext) {
        BytesAccess access = BytesAccess.get();
        Mac hmac = HMAC.get();
        try {
            hmac.init(macKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 refused a key of 32 bytes", e);
        }
        hmac.update(access.array(ciphertext), access.offset(ciphertext), ciphertext.size());
        return hmac.doFinal();
    }

    private byte[] crypt(int mode, byte[] blocks) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(mode, cipherKey);
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-128 refused a key of 16 bytes or whole blocks", e);
        }
    }

    private static Cipher createCipher() {
        try {
            return Cipher.getInstance("AES/ECB/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/ECB/NoPadding", e);
        }
    }

    private static Mac createMac() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
