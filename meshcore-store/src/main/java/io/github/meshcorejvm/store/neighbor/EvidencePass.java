package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.rules.EdgeEvidence;
import io.github.meshcorejvm.store.graph.rules.EdgeRules;
import io.github.meshcorejvm.store.graph.rules.NodeKeys;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects the evidence for edges from the observations. One pass over the observations is enough, or several if the evidence
 * does not fit into memory. Not thread-safe.
 */
public final class EvidencePass {

    /** The evidence for all edges of a pass. */
    static final long MAX_BYTES = 24 << 20;

    private static final int MAX_EDGES_AT_ONCE = 150_000;

    private final EdgeRows rows;
    private final int from;
    private final long maxBytes;
    private final EdgePlaces places;
    /** The evidence for the edges of this pass, up to {@code end}; later edges are left to the next pass. */
    private final @Nullable EdgeEvidence[] gathered;

    private int end;
    private long bytes;

    /** Begins passes. */
    @FunctionalInterface
    public interface Start {

        /**
         * Begins a pass.
         *
         * @param from the first row that it is for
         * @param ends the place of each key of the rows
         */
        EvidencePass from(EdgeRows rows, int from, int[] ends);
    }

    /** Begins a pass; how much memory it may take is not up to the caller. */
    public EvidencePass(EdgeRows rows, int from, int[] ends) {
        this(rows, from, ends, MAX_BYTES);
    }

    EvidencePass(EdgeRows rows, int from, int[] ends, long maxBytes) {
        this.rows = rows;
        this.from = from;
        this.maxBytes = maxBytes;
        end = Math.min(MAX_EDGES_AT_ONCE, rows.size() - from);
        gathered = new EdgeEvidence[end];
        places = new EdgePlaces(end);
        for (int i = 0; i < end; i++) {
            places.put(ends[rows.a(from + i)], ends[rows.b(from + i)], i);
        }
    }

    /** The place of each key of the rows. No other place in the observations is the end of an edge. */
    public static int[] ends(EdgeRows rows, NodePlaces nodes) {
        int[] ends = rows.keys().stream()
                .mapToInt(key -> NodeKeys.normalize(key).map(nodes::place).orElse(EdgeRules.NO_NODE))
                .toArray();
        nodes.close();
        return ends;
    }

    /** Whether this pass collects evidence for an edge between two places. */
    public boolean wants(int a, int b) {
        int place = places.get(a, b);
        return place != EdgePlaces.NONE && place < end;
    }

    /**
     * Adds an observation of an edge: its observer's rowid and its SNR in dB, NaN for none. One of an edge that this pass does
     * not want is ignored.
     */
    public void add(int a, int b, long observer, double snr) {
        int place = places.get(a, b);
        if (place == EdgePlaces.NONE || place >= end) {
            return;
        }
        EdgeEvidence evidence = gathered[place];
        if (evidence == null) {
            evidence = new EdgeEvidence();
            gathered[place] = evidence;
        } else {
            bytes -= evidence.bytes();
        }
        evidence.add(observer, snr);
        bytes += evidence.bytes();
        while (bytes > maxBytes && end > 1) {
            leaveHalf();
        }
    }

    /**
     * Fills in the median SNR and the number of observers of the rows, and whether one of {@code wanted} is among them.
     *
     * @return the row at which the next pass begins
     */
    public int finish(BitSet wanted) {
        for (int i = 0; i < end; i++) {
            EdgeEvidence evidence = gathered[i];
            if (evidence != null) {
                rows.set(
                        from + i,
                        evidence.medianSnr().orElse(Double.NaN),
                        evidence.observerRowids(),
                        evidence.isFromAnyOf(wanted));
            }
        }
        return from + end;
    }

    private void leaveHalf() {
        int half = end / 2;
        for (int i = half; i < end; i++) {
            EdgeEvidence left = gathered[i];
            bytes -= left == null ? 0 : left.bytes();
            gathered[i] = null;
        }
        end = half;
    }
}
