package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code neighbor_edges} in columns of numbers, in ascending order of their keys. Not thread-safe. */
public final class EdgeRows {

    /** As many as fit into a heap of 128 MB; anyone can create any number of nodes and edges. */
    static final int MAX_EDGES = 500_000;

    static final int MAX_NODES = 50_000;

    private static final int FIRST_CAPACITY = 256;

    private final List<String> keys = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int[] a = new int[FIRST_CAPACITY];
    private int[] b = new int[FIRST_CAPACITY];
    private long[] counts = new long[FIRST_CAPACITY];
    private long[] lastSeen = new long[FIRST_CAPACITY];
    private double[] snrs = {};
    private int[] observers = {};
    private final HeardBy heardBy = new HeardBy();
    private final BitSet wanted = new BitSet();
    private int size;

    /** Starts without rows. */
    public EdgeRows() {}

    /**
     * Adds a row, after those before it in the order of keys. Invalid keys that another program has written are skipped,
     * because keys are shown unchanged.
     *
     * @param seen when it was last seen, in epoch seconds, or {@link EdgeColumns#NEVER}
     */
    public void add(@Nullable String one, @Nullable String other, long count, long seen) {
        if (one == null || other == null || !isKey(one) || !isKey(other)) {
            return;
        }
        if (size == MAX_EDGES) {
            throw tooMany("more than " + MAX_EDGES + " edges");
        }
        if (size == a.length) {
            int capacity = size + size / 2;
            a = Arrays.copyOf(a, capacity);
            b = Arrays.copyOf(b, capacity);
            counts = Arrays.copyOf(counts, capacity);
            lastSeen = Arrays.copyOf(lastSeen, capacity);
        }
        a[size] = place(one);
        b[size] = place(other);
        counts[size] = count;
        lastSeen[size] = seen;
        size++;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** One end of an edge, as a place in {@link #keys()}. */
    public int a(int row) {
        return a[row];
    }

    /** The other end of an edge. */
    public int b(int row) {
        return b[row];
    }

    /** The keys of all nodes, in no particular order. */
    public List<String> keys() {
        return keys;
    }

    /** Sets the evidence for an edge, row by row; the median SNR is NaN if there is none. */
    public void set(int row, double snr, int[] observerRowids, boolean fromWanted) {
        snrs[row] = snr;
        observers[row] = observerRowids.length;
        heardBy.set(row, observerRowids);
        wanted.set(row, fromWanted);
    }

    /** Whether one of the wanted observers has evidence for an edge. */
    public boolean isFromWanted(int row) {
        return wanted.get(row);
    }

    /** Keeps only the rows that match a condition, and forgets which rows are from wanted observers. */
    public void retain(IntPredicate condition) {
        heardBy.retain(size, condition);
        int kept = 0;
        for (int row = 0; row < size; row++) {
            if (condition.test(row)) {
                a[kept] = a[row];
                b[kept] = b[row];
                counts[kept] = counts[row];
                lastSeen[kept] = lastSeen[row];
                snrs[kept] = snrs[row];
                observers[kept] = observers[row];
                kept++;
            }
        }
        size = kept;
        wanted.clear();
        trim();
    }

    /** The rowids of the observers with evidence for the edges, in ascending order. */
    public int[] observerRowids() {
        return heardBy.all();
    }

    /** Makes a graph of these rows, which it takes over, with the known data of its nodes and, by rowid, of its observers. */
    public NeighborGraph toGraph(GraphNodes known, KnownObservers knownObservers) {
        // The graph has as many edges as the columns are long.
        trim();
        BitSet used = new BitSet();
        for (int row = 0; row < size; row++) {
            used.set(a[row]);
            used.set(b[row]);
        }
        int[] ordered = used.stream()
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] numbers = new int[keys.size()];
        for (int number = 0; number < ordered.length; number++) {
            numbers[ordered[number]] = number;
        }
        for (int row = 0; row < size; row++) {
            a[row] = numbers[a[row]];
            b[row] = numbers[b[row]];
        }
        List<NeighborGraph.Node> nodes =
                Arrays.stream(ordered).mapToObj(keys::get).map(known::get).toList();
        return new NeighborGraph(
                nodes,
                new EdgeColumns(nodes, a, b, counts, lastSeen, snrs, observers),
                heardBy.of(size, knownObservers.byRowid()));
    }

    /** Frees unused memory after the last row. */
    public void trim() {
        a = Arrays.copyOf(a, size);
        b = Arrays.copyOf(b, size);
        counts = Arrays.copyOf(counts, size);
        lastSeen = Arrays.copyOf(lastSeen, size);
        int known = snrs.length;
        snrs = Arrays.copyOf(snrs, size);
        Arrays.fill(snrs, Math.min(known, size), size, Double.NaN);
        observers = Arrays.copyOf(observers, size);
    }

    private int place(String key) {
        Integer known = places.get(key);
        if (known != null) {
            return known;
        }
        if (keys.size() == MAX_NODES) {
            throw tooMany("edges of more than " + MAX_NODES + " nodes");
        }
        places.put(key, keys.size());
        keys.add(key);
        return keys.size() - 1;
    }

    private boolean isKey(String key) {
        return places.containsKey(key) || (!key.isEmpty() && key.chars().allMatch(HexFormat::isHexDigit));
    }

    private static StoreException tooMany(String what) {
        return new StoreException(
                "the neighbor graph has " + what + ", too many to show: select fewer with --min-count or --since");
    }
}
