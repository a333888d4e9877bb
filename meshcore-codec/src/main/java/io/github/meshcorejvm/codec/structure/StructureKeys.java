package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.region.RegionScopes;
import java.util.Objects;
import java.util.Optional;

/**
 * What a frame is looked at with. Immutable and safe for use by multiple threads.
 *
 * @param channels decrypt group payloads
 * @param nodes decrypt payloads between two nodes
 * @param regions name what transport codes stand for
 * @param verifier checks the signatures of adverts; absent, they are not looked at
 */
public record StructureKeys(
        ChannelKeyring channels, NodeKeyring nodes, RegionScopes regions, Optional<AdvertVerifier> verifier) {

    /** No keys at all. */
    public static final StructureKeys NONE =
            new StructureKeys(ChannelKeyring.EMPTY, NodeKeyring.EMPTY, RegionScopes.EMPTY, Optional.empty());

    /** Refuses null. */
    public StructureKeys {
        Objects.requireNonNull(channels, "channels");
        Objects.requireNonNull(nodes, "nodes");
        Objects.requireNonNull(regions, "regions");
        Objects.requireNonNull(verifier, "verifier");
    }
}
