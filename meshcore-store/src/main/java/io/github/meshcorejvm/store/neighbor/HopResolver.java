package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.codec.Bytes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which nodes the hops of a path are, as {@code observations.resolved_path} wants it. A hop that only one known
 * node's key starts with is that node. Of several such nodes, it is the only one that is a neighbor of the anchor: of
 * the advert's sender for the first hop, of the hop before it for the others, if that one is resolved. The sender, and a
 * node that the path has passed already, are never taken.
 *
 * <p>A snapshot of the known nodes and edges, to be taken anew every 60 s. Immutable and safe for use by multiple
 * threads.
 */
public final class HopResolver {

    /** Knows no node, and so resolves nothing. */
    public static final HopResolver EMPTY = new HopResolver(NodeIndex.EMPTY, Adjacency.EMPTY);

    private final NodeIndex nodes;
    private final Adjacency edges;

    /** Resolves among these nodes, with these edges. */
    public HopResolver(NodeIndex nodes, Adjacency edges) {
        this.nodes = Objects.requireNonNull(nodes, "nodes");
        this.edges = Objects.requireNonNull(edges, "edges");
    }

    /**
     * Reads {@code nodes} and {@code neighbor_edges} of a database, on a connection of its own that never writes: a file
     * with 500,000 edges takes about a second, so call it beside the writer and not in it.
     *
     * @throws io.github.meshcorejvm.store.StoreException if the file cannot be read
     */
    public static HopResolver load(Path database) {
        return NeighborDatabase.with(database, true, "reading nodes and edges", HopResolver::load);
    }

    private static HopResolver load(NeighborDatabase database) throws SQLException {
        return database.reading(() -> new HopResolver(MeshReader.nodes(database), MeshReader.adjacency(database)));
    }

    /** The nodes it knows. */
    public NodeIndex nodes() {
        return nodes;
    }

    /**
     * The nodes that some hops are.
     *
     * @param hops 1..8 bytes each, in the order of {@code path_json}
     * @param sender the key of the advert's sender, 64 lower-case hex digits; empty for other packets
     */
    public ResolvedPath resolve(List<Bytes> hops, Optional<String> sender) {
        if (hops.isEmpty() || nodes.size() == 0) {
            return ResolvedPath.unresolved(hops.size());
        }
        List<Optional<String>> resolved = new ArrayList<>(hops.size());
        Set<String> passed = new HashSet<>();
        sender.ifPresent(passed::add);
        Optional<String> anchor = sender;
        for (Bytes hop : hops) {
            Optional<String> node = resolve(nodes.matching(hop), anchor, passed);
            node.ifPresent(passed::add);
            resolved.add(node);
            anchor = node;
        }
        return new ResolvedPath(resolved);
    }

    private Optional<String> resolve(List<String> matching, Optional<String> anchor, Set<String> passed) {
        if (matching.size() == 1) {
            return Optional.of(matching.get(0)).filter(key -> !passed.contains(key));
        }
        if (matching.isEmpty() || anchor.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> only = Optional.empty();
        for (String candidate : matching) {
            if (!passed.contains(candidate) && edges.areNeighbors(anchor.get(), candidate)) {
                if (only.isPresent()) {
                    return Optional.empty();
                }
                only = Optional.of(candidate);
            }
        }
        return only;
    }
}
