package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.EncryptThenMac;
import io.github.meshcorejvm.codec.internal.SecretBytes;
import io.github.meshcorejvm.codec.internal.Sha256;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The secret that members of a channel share: 16 or 32 bytes. A 32-byte key whose second half is zero is the 16-byte
 * key of its first half, as in the firmware. {@link #toString()} does not contain the key, and {@link #equals(Object)}
 * is constant-time. Immutable and safe for use by multiple threads.
 */
public final class ChannelKey {

    /** The key of the channel that every node has. */
    public static final ChannelKey PUBLIC = ofHex("8b3387e9c5cdea6ac9e5edbaa115cd72");

    private static final int SHORT_LENGTH = 16;
    private static final int LONG_LENGTH = 32;

    private final SecretBytes key;
    private final int hashByte;
    private final EncryptThenMac cipher;

    private ChannelKey(Bytes key) {
        this.key = SecretBytes.copyOf(key.toByteArray());
        this.hashByte = Sha256.hash(key)[0] & 0xFF;
        byte[] secret = new byte[EncryptThenMac.SECRET_LENGTH];
        key.copyTo(secret, 0);
        this.cipher = new EncryptThenMac(secret);
    }

    private ChannelKey(SecretBytes key, int hashByte, EncryptThenMac cipher) {
        this.key = key;
        this.hashByte = hashByte;
        this.cipher = cipher;
    }

    /** The same key with less memory, which takes longer for each packet: for one of very many. */
    ChannelKey small() {
        return new ChannelKey(key, hashByte, cipher.unprepared());
    }

    /**
     * A key of 16 or 32 bytes.
     *
     * @throws IllegalArgumentException if the length is another; the message does not contain the key
     */
    public static ChannelKey of(Bytes key) {
        if (key.size() != SHORT_LENGTH && key.size() != LONG_LENGTH) {
            throw new IllegalArgumentException("channel key must be 16 or 32 bytes but was " + key.size());
        }
        boolean zeroTail = key.size() == LONG_LENGTH
                && Arrays.equals(key.slice(SHORT_LENGTH, LONG_LENGTH).toByteArray(), new byte[SHORT_LENGTH]);
        return new ChannelKey(zeroTail ? key.slice(0, SHORT_LENGTH) : key);
    }

    /**
     * The key written as 32 or 64 hex digits in either case.
     *
     * @throws IllegalArgumentException if the text is anything else; the message does not contain the key
     */
    public static ChannelKey ofHex(String hex) {
        return of(Bytes.ofHex(hex));
    }

    /**
     * The key of a hashtag channel: the first 16 bytes of SHA-256 of the name, as apps derive it.
     *
     * @param name case-sensitive; {@code #} is prepended if missing
     */
    public static ChannelKey ofHashtag(String name) {
        String hashtag = name.startsWith("#") ? name : "#" + name;
        byte[] hash = Sha256.hash(Bytes.copyOf(hashtag.getBytes(StandardCharsets.UTF_8)));
        return new ChannelKey(Bytes.copyOf(Arrays.copyOf(hash, SHORT_LENGTH)));
    }

    /** The first byte of SHA-256 over the key, 0..255: how packets name the channel. */
    public int hashByte() {
        return hashByte;
    }

    /**
     * Encrypts a text for the channel.
     *
     * @throws IllegalArgumentException if the text has more than 160 bytes of UTF-8, the maximum that firmware sends
     */
    public GroupText encrypt(ChannelMessage message) {
        Bytes ciphertext = cipher.encrypt(message.encode());
        return new GroupText(hashByte, cipher.mac(ciphertext), ciphertext);
    }

    /**
     * Encrypts a datagram for the channel.
     *
     * @throws IllegalArgumentException if there are more than 165 bytes of data, the maximum that firmware sends
     */
    public GroupData encrypt(ChannelData data) {
        Bytes ciphertext = cipher.encrypt(data.encode());
        return new GroupData(hashByte, cipher.mac(ciphertext), ciphertext);
    }

    /**
     * The plaintext with its zero padding, if the MAC matches and the ciphertext is a whole number of 16-byte blocks.
     */
    Optional<Bytes> decrypt(Bytes mac, Bytes ciphertext) {
        return cipher.decrypt(mac, ciphertext);
    }

    /** The same, but also absent if the plaintext is not plausible; this rejects most wrong keys cheaply. */
    Optional<Bytes> decrypt(Bytes mac, Bytes ciphertext, Predicate<Bytes> plausible) {
        return cipher.decrypt(mac, ciphertext, plausible);
    }

    /** The 16 or 32 secret bytes. What holds them prints them: use this only to store or export the key. */
    public Bytes exportBytes() {
        return Bytes.copyOf(key.reveal());
    }

    /** Constant-time comparison of keys of the same length. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** Contains the hash byte, never the key. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ChannelKey[hash %02x]", hashByte);
    }
}
