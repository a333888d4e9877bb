package io.github.meshcorejvm.store.graph;

import io.github.meshcorejvm.codec.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Resolves the hops of a path to nodes, for {@code observations.resolved_path}. If the key of only one known node starts with a
 * hop, the hop is that node. Of several such nodes, it is the only neighbor of the anchor: the advert's sender for the first
 * hop, and the previous hop for the others, if that is resolved. The sender, and nodes that the path has already passed, are
 * never used.
 *
 * <p>A snapshot of the known nodes and edges, to be renewed every 60 s, and safe for use by multiple threads.
 */
@FunctionalInterface
public interface HopResolver {

    /** Knows no node, and so resolves nothing. */
    HopResolver EMPTY = (hops, sender) -> ResolvedPath.unresolved(hops.size());

    /**
     * Resolves hops to nodes.
     *
     * @param hops 1..8 bytes each, in the order of {@code path_json}
     * @param sender the key of the advert's sender, 64 lower-case hex digits; empty for other packets
     */
    ResolvedPath resolve(List<Bytes> hops, Optional<String> sender);
}
