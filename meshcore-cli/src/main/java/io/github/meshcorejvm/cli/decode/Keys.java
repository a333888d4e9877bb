package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.crypto.HashtagSearch;
import io.github.meshcorejvm.codec.payload.GroupText;
import io.github.meshcorejvm.codec.structure.StructureKeys;
import java.util.Optional;

/** All keys of a run. Hashtag channels that were found among many names become keys of it. Not thread-safe. */
public final class Keys {

    /** Under every other key. */
    private static final int FOUND_RANK = -10;

    private final ChannelKeyring.Builder channels;
    private final Optional<HashtagSearch> names;
    private StructureKeys structure;

    /**
     * Keys.
     *
     * @param channels what {@code structure} has of channel keys; found ones are added
     * @param names to search for the channel of a text that no key decrypts
     */
    Keys(StructureKeys structure, ChannelKeyring.Builder channels, Optional<HashtagSearch> names) {
        this.structure = structure;
        this.channels = channels;
        this.names = names;
    }

    /** What there is at present. */
    public StructureKeys structure() {
        return structure;
    }

    /** Whether nothing is searched, so that the keys stay what they are. */
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
