package io.github.meshcorejvm.store.graph.rules;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.ResolvedPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Resolves hops by the known nodes and which of them are neighbors. Immutable and safe for use by multiple threads. */
public final class NeighborResolver implements HopResolver {

    private final NodeIndex nodes;
    private final Adjacency edges;

    /** Resolves among these nodes, with these edges. */
    public NeighborResolver(NodeIndex nodes, Adjacency edges) {
        this.nodes = Objects.requireNonNull(nodes, "nodes");
        this.edges = Objects.requireNonNull(edges, "edges");
    }

    @Override
    public ResolvedPath resolve(List<Bytes> hops, Optional<String> sender) {
        if (hops.isEmpty() || nodes.size() == 0) {
            return EMPTY.resolve(hops, sender);
        }
        List<Optional<String>> resolved = new ArrayList<>(hops.size());
        int[] passed = new int[hops.size() + 1];
        Arrays.fill(passed, NodeIndex.NONE);
        OptionalLong anchor = OptionalLong.empty();
        if (sender.isPresent()) {
            long[] key = KeyArray.words(sender.get());
            passed[0] = nodes.place(key);
            anchor = OptionalLong.of(KeyHash.of(key));
        }
        for (int i = 0; i < hops.size(); i++) {
            int place = resolve(hops.get(i), anchor, passed);
            passed[i + 1] = place;
            boolean known = place != NodeIndex.NONE;
            resolved.add(known ? Optional.of(nodes.key(place)) : Optional.empty());
            anchor = known ? OptionalLong.of(nodes.hash(place)) : OptionalLong.empty();
        }
        return new ResolvedPath(resolved);
    }

    private int resolve(Bytes hop, OptionalLong anchor, int[] passed) {
        long prefix = NodeIndex.prefix(hop);
        int start = nodes.start(prefix, hop.size());
        int end = nodes.end(prefix, hop.size());
        if (end - start == 1) {
            return isAmong(passed, start) ? NodeIndex.NONE : start;
        }
        if (anchor.isEmpty()) {
            return NodeIndex.NONE;
        }
        int only = NodeIndex.NONE;
        for (int place = start; place < end; place++) {
            if (edges.areNeighbors(anchor.getAsLong(), nodes.hash(place)) && !isAmong(passed, place)) {
                if (only != NodeIndex.NONE) {
                    return NodeIndex.NONE;
                }
                only = place;
            }
        }
        return only;
    }

    private static boolean isAmong(int[] places, int place) {
        for (int other : places) {
            if (other == place) {
                return true;
            }
        }
        return false;
    }
}
