package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.rules.GreatCircle;
import io.github.meshcorejvm.store.internal.FixedList;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.RandomAccess;

/**
 * The edges of a graph in 36 bytes each, where objects would take 200: a list that creates its elements on access. It takes
 * over the columns.
 */
public final class EdgeColumns extends AbstractList<NeighborGraph.Edge> implements RandomAccess, FixedList {

    /** In {@link #lastSeen}: never. */
    public static final long NEVER = Long.MIN_VALUE;

    private final List<NeighborGraph.Node> nodes;
    private final int[] a;
    private final int[] b;
    private final long[] counts;
    private final long[] lastSeen;
    private final double[] snrs;
    private final int[] observers;

    /**
     * Edges between nodes.
     *
     * @param nodes the nodes, to which the first two columns refer by place
     * @param a places of one end; as many as there are edges
     * @param b places of the other
     * @param counts how often
     * @param lastSeen when last, in epoch seconds, or {@link #NEVER}
     * @param snrs the median SNR in dB, or NaN
     * @param observers how many observers
     */
    public EdgeColumns(
            List<NeighborGraph.Node> nodes,
            int[] a,
            int[] b,
            long[] counts,
            long[] lastSeen,
            double[] snrs,
            int[] observers) {
        this.nodes = List.copyOf(nodes);
        this.a = Objects.requireNonNull(a, "a");
        this.b = Objects.requireNonNull(b, "b");
        this.counts = Objects.requireNonNull(counts, "counts");
        this.lastSeen = Objects.requireNonNull(lastSeen, "lastSeen");
        this.snrs = Objects.requireNonNull(snrs, "snrs");
        this.observers = Objects.requireNonNull(observers, "observers");
    }

    @Override
    public NeighborGraph.Edge get(int index) {
        NeighborGraph.Node one = nodes.get(a[index]);
        NeighborGraph.Node other = nodes.get(b[index]);
        return new NeighborGraph.Edge(
                one.key(),
                other.key(),
                counts[index],
                lastSeen[index] == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochSecond(lastSeen[index])),
                km(one, other),
                Double.isNaN(snrs[index]) ? OptionalDouble.empty() : OptionalDouble.of(snrs[index]),
                observers[index]);
    }

    @Override
    public int size() {
        return a.length;
    }

    private static OptionalDouble km(NeighborGraph.Node one, NeighborGraph.Node other) {
        if (one.position().isEmpty() || other.position().isEmpty()) {
            return OptionalDouble.empty();
        }
        NeighborGraph.Position from = one.position().get();
        NeighborGraph.Position to = other.position().get();
        return OptionalDouble.of(GreatCircle.km(from.latitude(), from.longitude(), to.latitude(), to.longitude()));
    }
}
