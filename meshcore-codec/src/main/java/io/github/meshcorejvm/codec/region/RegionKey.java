package io.github.meshcorejvm.codec.region;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.internal.BytesAccess;
import io.github.meshcorejvm.codec.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of a region: the first 16 bytes of SHA-256 over its name. Immutable and safe for use by multiple threads.
 *
 * <p>Names: letters, digits, {@code -}, {@code $}, {@code #} and every byte from 0x41 up, case kept; cut to 30 bytes as
 * typed, then {@code #} is prepended if missing. A name that begins with {@code $} is private and {@code *} is every
 * region: neither has a key that follows from its name.
 */
public final class RegionKey {

    private static final int LENGTH = 16;
    private static final int MAX_NAME_BYTES = 30;
    private static final int FIRST_FREE_BYTE = 0x41;

    private final SecretKeySpec key;

    private RegionKey(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * The key of a region by its name.
     *
     * @throws IllegalArgumentException if the name is empty, private, the wildcard, or has a character that firmware
     *     refuses
     */
    public static RegionKey ofName(String name) {
        byte[] typed = name.getBytes(StandardCharsets.UTF_8);
        if (typed.length == 0 || name.equals("#")) {
            throw new IllegalArgumentException("region name must not be empty");
        }
        if (name.equals("*") || name.startsWith("$") || name.startsWith("#$")) {
            throw new IllegalArgumentException("region name has no derived key: private ($...) or wildcard (*)");
        }
        for (int i = 0; i < typed.length; i++) {
            if (!isAllowed(typed[i] & 0xFF)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "region name must have letters, digits, -, $, # and bytes from 0x41 up but has 0x%02X at byte %d",
                        typed[i] & 0xFF,
                        i));
            }
        }
        byte[] cut = Arrays.copyOf(typed, Math.min(typed.length, MAX_NAME_BYTES));
        Bytes stored = Bytes.copyOf(cut);
        byte[] hash = cut[0] == '#' ? Sha256.hash(stored) : Sha256.hash(Bytes.copyOf((byte) '#'), stored);
        return new RegionKey(Arrays.copyOf(hash, LENGTH));
    }

    private static boolean isAllowed(int b) {
        return b >= FIRST_FREE_BYTE || b >= '0' && b <= '9' || b == '-' || b == '$' || b == '#';
    }

    /** The 16 bytes. */
    public Bytes bytes() {
        return Bytes.copyOf(key.getEncoded());
    }

    /**
     * Transport code 0 of a packet meant for this region: the first two bytes, little endian, of HMAC-SHA256 over
     * payload type and payload. 0 and 65535 are reserved and become 1 and 65534.
     */
    public int transportCode(PayloadType type, Bytes payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((byte) type.code());
            BytesAccess access = BytesAccess.get();
            mac.update(access.array(payload), access.offset(payload), payload.size());
            int code = Bytes.copyOf(mac.doFinal()).u16le(0);
            return code == 0 ? 1 : Math.min(code, 0xFFFE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionKey that && key.equals(that.key);
    }

    /** Not that of the JDK's key: it gives thousands of keys few different values. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(key.getEncoded());
    }
}
