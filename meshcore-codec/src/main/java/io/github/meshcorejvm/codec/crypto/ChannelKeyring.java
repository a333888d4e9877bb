package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.codec.payload.GroupText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Channel keys by name. Only keys with the hash byte of the packet are tried; of several that decrypt it, that of
 * highest rank wins, then the alphabetically first name: the order of adding does not matter. A MAC has 2 bytes, so one
 * wrong key in 65,536 passes it; a text that is not plausible then counts as not decrypted.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class ChannelKeyring {

    private static final int HASH_BYTES = 256;
    private static final int MIN_CIPHERTEXT = 5;
    /** Ciphers of so many keys are kept ready, with 2 KB each. */
    private static final int MAX_PREPARED = 5_000;

    /** No keys at all. */
    public static final ChannelKeyring EMPTY = builder().build();

    private final List<List<Entry>> byHash;
    private final int size;

    private ChannelKeyring(Map<String, Entry> entries) {
        boolean many = entries.size() > MAX_PREPARED;
        List<Entry> sorted = new ArrayList<>(entries.values());
        Collections.sort(sorted);
        List<List<Entry>> buckets = new ArrayList<>(HASH_BYTES);
        for (int hash = 0; hash < HASH_BYTES; hash++) {
            buckets.add(new ArrayList<>(0));
        }
        for (Entry entry : sorted) {
            buckets.get(entry.key().hashByte())
                    .add(many ? new Entry(entry.name(), entry.key().small(), entry.rank()) : entry);
        }
        buckets.replaceAll(List::copyOf);
        byHash = List.copyOf(buckets);
        size = entries.size();
    }

    private record Entry(String name, ChannelKey key, int rank) implements Comparable<Entry> {

        /** The best one first. */
        @Override
        public int compareTo(Entry other) {
            return rank == other.rank ? name.compareTo(other.name) : Integer.compare(other.rank, rank);
        }
    }

    /** An empty keyring to fill. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** Decrypts a text, if a key fits. */
    public GroupDecryption<ChannelMessage> decrypt(GroupText text) {
        Objects.requireNonNull(text, "text");
        return decrypt(
                text,
                (key, payload) -> key.decrypt(payload.mac(), payload.ciphertext(), ChannelMessage::mayBe),
                ChannelMessage::decode);
    }

    /** Decrypts a datagram, if a key fits. */
    public GroupDecryption<ChannelData> decrypt(GroupData data) {
        Objects.requireNonNull(data, "data");
        return decrypt(
                data,
                (key, payload) -> key.decrypt(payload.mac(), payload.ciphertext()),
                plaintext -> Optional.of(ChannelData.decode(plaintext)));
    }

    /**
     * What the first key with a matching MAC makes of a text that no key decrypts: the key is the right one and the text
     * implausible, or, once in 65,536, the key is a wrong one. Empty if no MAC matches, and for texts that
     * {@link #decrypt(GroupText)} decrypts.
     */
    public Optional<GroupDecryption.Decrypted<Bytes>> decryptImplausible(GroupText text) {
        if (!(decrypt(text) instanceof GroupDecryption.NotDecrypted)) {
            return Optional.empty();
        }
        for (Entry entry : byHash.get(text.channelHash())) {
            Optional<Bytes> plaintext = entry.key().decrypt(text.mac(), text.ciphertext());
            if (plaintext.isPresent()) {
                return Optional.of(new GroupDecryption.Decrypted<>(entry.name(), plaintext.get(), plaintext.get()));
            }
        }
        return Optional.empty();
    }

    private <T> GroupDecryption<T> decrypt(
            GroupPayload payload,
            BiFunction<ChannelKey, GroupPayload, Optional<Bytes>> decrypt,
            Function<Bytes, Optional<T>> decode) {
        if (size == 0 || payload.ciphertext().size() < MIN_CIPHERTEXT) {
            return new GroupDecryption.NoKey<>();
        }
        for (Entry entry : byHash.get(payload.channelHash())) {
            Optional<Bytes> plaintext = decrypt.apply(entry.key(), payload);
            Optional<T> content = plaintext.flatMap(decode);
            if (content.isPresent()) {
                return new GroupDecryption.Decrypted<>(entry.name(), plaintext.get(), content.get());
            }
        }
        return new GroupDecryption.NotDecrypted<>();
    }

    /** Collects keys. Not thread-safe. */
    public static final class Builder {

        private final Map<String, Entry> entries = new HashMap<>();

        private Builder() {}

        /** Adds a key of rank 0; one of the same name is replaced. */
        public Builder add(String name, ChannelKey key) {
            return add(name, key, 0);
        }

        /**
         * Adds a key; one of the same name is replaced.
         *
         * @param name the channel's name
         * @param rank of two keys that decrypt the same packet, the one of higher rank is used
         */
        public Builder add(String name, ChannelKey key, int rank) {
            Objects.requireNonNull(key, "key");
            entries.put(Objects.requireNonNull(name, "name"), new Entry(name, key, rank));
            return this;
        }

        /** The keyring. */
        public ChannelKeyring build() {
            return new ChannelKeyring(entries);
        }
    }
}
