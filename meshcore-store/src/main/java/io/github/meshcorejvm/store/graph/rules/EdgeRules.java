package io.github.meshcorejvm.store.graph.rules;

import java.util.Objects;

/**
 * The edges of one observation: for an ADVERT its sender and the first hop, or without hops the observer; for any packet with
 * hops the last hop and the observer. A hop that is too short gives no edge.
 *
 * <p>A cursor that is set to one observation after the other. Not thread-safe.
 */
public final class EdgeRules {

    /** No node: no observer, an observer or sender without a key, a hop that matches none or several. */
    public static final int NO_NODE = -1;

    private static final int MAX_EDGES = 2;

    private final NodeIndex index;
    private final int minHopBytes;
    private final int[] ends = new int[2 * MAX_EDGES];
    private int edges;

    public EdgeRules(NodeIndex index, int minHopBytes) {
        this.index = Objects.requireNonNull(index, "index");
        this.minHopBytes = minHopBytes;
    }

    /**
     * Sets this to an observation.
     *
     * @param path its hops
     * @param sender place of the sender if it is an advert, else {@link #NO_NODE}
     * @param observer place of the observer, or {@link #NO_NODE}
     */
    public void set(PathEnds path, int sender, int observer) {
        edges = 0;
        if (!path.isReadable()) {
            return;
        }
        if (path.isEmpty()) {
            add(sender, observer);
            return;
        }
        if (sender != NO_NODE) {
            add(sender, node(path.first()));
        }
        if (observer != NO_NODE) {
            add(observer, node(path.last()));
        }
    }

    /** How many edges the observation gives, 0..2. */
    public int edges() {
        return edges;
    }

    /** One end of an edge, as a place; it may be the same as the other. */
    public int a(int edge) {
        return ends[2 * edge];
    }

    /** The other end of an edge. */
    public int b(int edge) {
        return ends[2 * edge + 1];
    }

    private void add(int a, int b) {
        if (a != NO_NODE && b != NO_NODE) {
            ends[2 * edges] = a;
            ends[2 * edges + 1] = b;
            edges++;
        }
    }

    private int node(PathEnds.Hop hop) {
        return hop.size() < minHopBytes ? NO_NODE : Math.max(NO_NODE, index.find(hop.value(), hop.size()));
    }
}
