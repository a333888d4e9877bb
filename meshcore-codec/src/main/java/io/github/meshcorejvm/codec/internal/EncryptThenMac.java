package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How firmware encrypts (1.17.1, {@code Utils::encryptThenMAC}): AES-128 in ECB mode under the first 16 bytes
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

    private final byte[] secret;
    /** Whether what was prepared for one message is kept for the next. */
    private final boolean prepared;
    /** An initialized cipher that is not in use: initializing one costs more than decrypting a text. */
    private final AtomicReference<@Nullable Cipher> idle = new AtomicReference<>();

    private final AtomicReference<@Nullable HmacSha256> hmac = new AtomicReference<>();

    /** Takes a 32-byte secret. */
    public EncryptThenMac(byte[] secret) {
        this(secret.clone(), true);
    }

    private EncryptThenMac(byte[] secret, boolean prepared) {
        if (secret.length != SECRET_LENGTH) {
            throw new IllegalArgumentException("secret must be 32 bytes but was " + secret.length);
        }
        this.secret = secret;
        this.prepared = prepared;
    }

    /** The same with a tenth of the memory, which is prepared anew for each message: for one of very many. */
    public EncryptThenMac unprepared() {
        return new EncryptThenMac(secret, false);
    }

    /** The 2-byte MAC of a ciphertext. */
    public Bytes mac(Bytes ciphertext) {
        return BytesAccess.get().wrap(hmac().of(ciphertext)).slice(0, MAC_LENGTH);
    }

    private HmacSha256 hmac() {
        HmacSha256 kept = hmac.get();
        if (kept != null) {
            return kept;
        }
        HmacSha256 made = new HmacSha256(secret);
        if (prepared) {
            hmac.set(made);
        }
        return made;
    }

    /**
     * The plaintext with its padding; absent if the MAC differs, or the ciphertext is empty or not whole blocks.
     */
    public Optional<Bytes> decrypt(Bytes mac, Bytes ciphertext) {
        return isWhole(ciphertext) && macMatches(mac, ciphertext)
                ? Optional.of(decryptBlocks(ciphertext))
                : Optional.empty();
    }

    /**
     * The same, but also absent if the plaintext is not plausible. This is checked before the MAC: it rejects most
     * wrong keys at half the cost.
     *
     * @param plausible must be fast, and true for every valid plaintext
     */
    public Optional<Bytes> decrypt(Bytes mac, Bytes ciphertext, Predicate<Bytes> plausible) {
        if (!isWhole(ciphertext)) {
            return Optional.empty();
        }
        Bytes plaintext = decryptBlocks(ciphertext);
        return plausible.test(plaintext) && macMatches(mac, ciphertext) ? Optional.of(plaintext) : Optional.empty();
    }

    private static boolean isWhole(Bytes ciphertext) {
        return !ciphertext.isEmpty() && ciphertext.size() % BLOCK == 0;
    }

    private Bytes decryptBlocks(Bytes ciphertext) {
        Cipher waiting = idle.getAndSet(null);
        Cipher cipher = waiting == null ? ready(Cipher.DECRYPT_MODE) : waiting;
        Bytes plaintext = crypt(cipher, ciphertext);
        if (prepared) {
            idle.set(cipher);
        }
        return plaintext;
    }

    /** The ciphertext of a plaintext, which is padded first. */
    public Bytes encrypt(Bytes plaintext) {
        byte[] padded = new byte[(plaintext.size() + BLOCK - 1) / BLOCK * BLOCK];
        plaintext.copyTo(padded, 0);
        return crypt(ready(Cipher.ENCRYPT_MODE), BytesAccess.get().wrap(padded));
    }

    /** Constant-time: compares both bytes even if the first one differs. */
    private boolean macMatches(Bytes mac, Bytes ciphertext) {
        byte[] expected = hmac().of(ciphertext);
        return mac.size() == MAC_LENGTH && ((expected[0] & 0xFF ^ mac.u8(0)) | (expected[1] & 0xFF ^ mac.u8(1))) == 0;
    }

    private static Bytes crypt(Cipher cipher, Bytes blocks) {
        BytesAccess access = BytesAccess.get();
        try {
            return access.wrap(cipher.doFinal(access.array(blocks), access.offset(blocks), blocks.size()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES without padding refused whole blocks", e);
        }
    }

    private Cipher ready(int mode) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, 0, BLOCK, "AES"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/ECB/NoPadding with keys of 16 bytes", e);
        }
    }
}
