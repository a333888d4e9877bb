package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.crypto.HashtagSearch;
import io.github.meshcorejvm.codec.payload.GroupText;
import io.github.meshcorejvm.codec.structure.StructureKeys;
import java.util.Optional;

/** All keys of a run. Hashtag channels found by the search are added to them. Not thread-safe. */
public final class Keys {

    /** Below every other key. */
    private static final int FOUND_RANK = -10;

    private final ChannelKeyring.Builder channels;
    private final Optional<HashtagSearch> names;
    private StructureKeys structure;

    /**
     * Keys.
     *
     * @param channels the channel keys of {@code structure}; found ones are added
     * @param names to search for the channel of a text that no key decrypts
     */
    Keys(StructureKeys structure, ChannelKeyring.Builder channels, Optional<HashtagSearch> names) {
        this.structure = structure;
        this.channels = channels;
        this.names = names;
    }

    /** The current keys. */
    public StructureKeys structure() {
        return structure;
    }

    /** Whether nothing is searched, so that the keys do not change. */
    boolean areFixed() {
        return names.isEmpty();
    }

    /** Searches the names for the key of a text that no key decrypts, and keeps it. */
    public void search(GroupText text) {
        if (names.isEmpty() || structure.channels().decrypt(text) instanceof GroupDecryption.Decrypted) {
            return;
        }
        names.get().find(text).ifPresent(match -> {
            channels.add(match.name(), match.key(), FOUND_RANK);
            structure =
                    new StructureKeys(channels.build(), structure.nodes(), structure.regions(), structure.verifier());
        });
    }
}
