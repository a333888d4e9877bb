package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.EncryptThenMac;
import io.github.meshcorejvm.codec.internal.Sha256;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The secret that members of a channel share: 16 or 32 bytes. A 32-byte key whose second half is zero is the 16-byte key
 * of its first half, as in the firmware. Equal by content; never printed.
 */
public final class ChannelKey {

    /** The key of the channel that every node has. */
    public static final ChannelKey PUBLIC = ofHex("8b3387e9c5cdea6ac9e5edbaa115cd72");

    private static final int SHORT_LENGTH = 16;
    private static final int LONG_LENGTH = 32;

    private final Bytes key;
    private final int hashByte;
    private final EncryptThenMac cipher;

    private ChannelKey(Bytes key) {
        this.key = key;
        this.hashByte = Sha256.hash(key)[0] & 0xFF;
        byte[] secret = new byte[EncryptThenMac.SECRET_LENGTH];
        key.copyTo(secret, 0);
        this.cipher = new EncryptThenMac(secret);
    }

    /**
     * A key of 16 or 32 bytes.
     *
     * @throws IllegalArgumentException if the length is another; the message does not tell the key
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
     * The key that 32 or 64 hex digits spell, either case.
     *
     * @throws IllegalArgumentException if the text is anything else; the message does not tell the key
     */
    public static ChannelKey ofHex(String hex) {
        return of(Bytes.ofHex(hex));
    }

    /**
     * The key of a hashtag channel: the first 16 bytes of SHA-256 of the name, as apps make it.
     *
     * @param name case as it is; {@code #} is put in front if missing
     */
    public static ChannelKey ofHashtag(String name) {
        String hashtag = name.startsWith("#") ? name : "#" + name;
        byte[] hash = Sha256.hash(Bytes.copyOf(hashtag.getBytes(StandardCharsets.UTF_8)));
        return new ChannelKey(Bytes.copyOf(Arrays.copyOf(hash, SHORT_LENGTH)));
    }

    /** The first byte of SHA-256 over the key, 0..255: what packets call the channel by. */
    public int hashByte() {
        return hashByte;
    }

    /**
     * A text to the channel, as it goes on the air.
     *
     * @throws IllegalArgumentException if the text has more than 160 bytes of UTF-8, which is all that firmware sends
     */
    public GroupText encrypt(ChannelMessage message) {
        Bytes ciphertext = cipher.encrypt(message.encode());
        return new GroupText(hashByte, cipher.mac(ciphertext), ciphertext);
    }

    /**
     * A datagram to the channel, as it goes on the air.
     *
     * @throws IllegalArgumentException if there are more than 165 bytes of data, which is all that firmware sends
     */
    public GroupData encrypt(ChannelData data) {
        Bytes ciphertext = cipher.encrypt(data.encode());
        return new GroupData(hashByte, cipher.mac(ciphertext), ciphertext);
    }

    /** The plaintext with its zero padding, if the MAC fits and the ciphertext is whole blocks of 16 bytes. */
    Optional<Bytes> open(Bytes mac, Bytes ciphertext) {
        return cipher.open(mac, ciphertext);
    }

    /** The same; absent too if the plaintext does not look as it should, which most wrong keys fail by. */
    Optional<Bytes> open(Bytes mac, Bytes ciphertext, Predicate<Bytes> plausible) {
        return cipher.open(mac, ciphertext, plausible);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** Tells the hash byte, never the key. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ChannelKey[hash %02x]", hashByte);
    }
}
