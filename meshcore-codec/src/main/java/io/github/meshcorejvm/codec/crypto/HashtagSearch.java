package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.EncryptThenMac;
import io.github.meshcorejvm.codec.internal.Sha256;
import io.github.meshcorejvm.codec.payload.GroupText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds the hashtag channel of a text among very many names, in the order in which they were given. The names are kept as
 * bytes: a million of them take as much memory as their text and 8 MB. Not thread-safe.
 */
public final class HashtagSearch {

    private static final int HASH_BYTES = 256;
    private static final int KEY_LENGTH = 16;

    private final byte[] names;
    /** Where the names begin that have a hash byte: start and length, one after the other. */
    private final int[][] byHash;

    private final int size;
    private final Cipher cipher;

    private HashtagSearch(byte[] names, int[][] byHash, int size) {
        this.names = names;
        this.byHash = byHash;
        this.size = size;
        try {
            this.cipher = Cipher.getInstance("AES/ECB/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/ECB/NoPadding", e);
        }
    }

    /**
     * A channel that decrypts a text.
     *
     * @param name of the channel, with its {@code #}
     * @param key of the channel
     */
    public record Match(String name, ChannelKey key) {
        /** Refuses null. */
        public Match {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(key, "key");
        }
    }

    /** Takes the names, with or without {@code #}. */
    public static HashtagSearch of(Iterator<String> hashtags) {
        byte[] names = new byte[1 << 12];
        int length = 0;
        int[][] byHash = new int[HASH_BYTES][0];
        int[] used = new int[HASH_BYTES];
        int size = 0;
        while (hashtags.hasNext()) {
            String hashtag = hashtags.next();
            byte[] name = (hashtag.startsWith("#") ? hashtag : "#" + hashtag).getBytes(StandardCharsets.UTF_8);
            int hash = hashByte(keyOf(name, 0, name.length));
            if (used[hash] == byHash[hash].length) {
                byHash[hash] = Arrays.copyOf(byHash[hash], Math.max(16, used[hash] * 2));
            }
            byHash[hash][used[hash]++] = length;
            byHash[hash][used[hash]++] = name.length;
            if (length + name.length > names.length) {
                names = Arrays.copyOf(names, 2 * (length + name.length));
            }
            System.arraycopy(name, 0, names, length, name.length);
            length += name.length;
            size++;
        }
        for (int hash = 0; hash < HASH_BYTES; hash++) {
            byHash[hash] = Arrays.copyOf(byHash[hash], used[hash]);
        }
        return new HashtagSearch(names, byHash, size);
    }

    /** How many names there are. */
    public int size() {
        return size;
    }

    /** The first name whose key decrypts a text to something plausible. */
    public Optional<Match> find(GroupText text) {
        Bytes ciphertext = text.ciphertext();
        if (ciphertext.isEmpty() || ciphertext.size() % EncryptThenMac.BLOCK != 0) {
            return Optional.empty();
        }
        byte[] first = ciphertext.slice(0, EncryptThenMac.BLOCK).toByteArray();
        int[] candidates = byHash[text.channelHash()];
        for (int i = 0; i < candidates.length; i += 2) {
            // The first block rejects most names at a small part of the cost.
            if (ChannelMessage.mayBe(decrypt(keyOf(names, candidates[i], candidates[i + 1]), first))) {
                String name = new String(names, candidates[i], candidates[i + 1], StandardCharsets.UTF_8);
                ChannelKey key = ChannelKey.ofHashtag(name);
                if (key.decrypt(text.mac(), ciphertext)
                        .flatMap(ChannelMessage::decode)
                        .isPresent()) {
                    return Optional.of(new Match(name, key));
                }
            }
        }
        return Optional.empty();
    }

    private static byte[] keyOf(byte[] bytes, int from, int length) {
        MessageDigest digest = Sha256.digest();
        digest.update(bytes, from, length);
        return digest.digest();
    }

    private static int hashByte(byte[] key) {
        MessageDigest digest = Sha256.digest();
        digest.update(key, 0, KEY_LENGTH);
        return digest.digest()[0] & 0xFF;
    }

    private Bytes decrypt(byte[] key, byte[] block) {
        try {
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, 0, KEY_LENGTH, "AES"));
            return Bytes.copyOf(cipher.doFinal(block));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES without padding refused a whole block", e);
        }
    }
}
