package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.EdgeEvidence;
import io.github.meshcorejvm.store.graph.EdgeRules;
import io.github.meshcorejvm.store.graph.Mesh;
import io.github.meshcorejvm.store.graph.NodeKeys;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the observations say of edges, by the rules that the table was counted by. Takes one pass over the
 * observations, or several where so much is known of the edges that it does not fit into the memory. Not thread-safe.
 */
final class EvidenceScan {

    private static final int BATCH = 200_000;
    private static final int MAX_EDGES_AT_ONCE = 150_000;
    private static final int MAX_BYTES = 24 << 20;

    private final NeighborDatabase database;
    private final EdgeRows rows;
    private final BitSet region;
    private final long maxBytes;
    private final boolean directRoutes;
    private final int minHopBytes;
    private final Mesh mesh;
    /** The place in the mesh of each key of the rows. */
    private final int[] ends;

    /** What is known of the edges of this pass: {@code end} of them, those after are left to the next. */
    private @Nullable EdgeEvidence[] gathered = {};

    private int end;
    private long bytes;

    private EvidenceScan(NeighborDatabase database, EdgeRows rows, BitSet region, long maxBytes) throws SQLException {
        this.database = database;
        this.rows = rows;
        this.region = region;
        this.maxBytes = maxBytes;
        Optional<BuildPosition> counted = BuildPosition.read(database);
        directRoutes = counted.map(BuildPosition::directRoutes).orElse(true);
        minHopBytes = counted.map(BuildPosition::minHopBytes).orElse(1);
        mesh = MeshReader.mesh(database);
        ends = rows.keys().stream()
                .mapToInt(key -> NodeKeys.normalize(key).map(mesh::place).orElse(EdgeRules.NOBODY))
                .toArray();
        // Whoever else comes up in the observations is at the end of none of these edges.
        mesh.close();
    }

    /** Fills in the median SNR and the number of observers of the rows, and whether one of {@code region} is among them. */
    static void gather(NeighborDatabase database, EdgeRows rows, BitSet region) throws SQLException {
        gather(database, rows, region, MAX_BYTES);
    }

    static void gather(NeighborDatabase database, EdgeRows rows, BitSet region, long maxBytes) throws SQLException {
        if (rows.size() == 0) {
            return;
        }
        EvidenceScan scan = new EvidenceScan(database, rows, region, maxBytes);
        int from = 0;
        while (from < rows.size()) {
            from = scan.pass(from);
        }
    }

    private int pass(int from) throws SQLException {
        end = Math.min(MAX_EDGES_AT_ONCE, rows.size() - from);
        bytes = 0;
        gathered = new EdgeEvidence[end];
        EdgePlaces places = new EdgePlaces(end);
        for (int i = 0; i < end; i++) {
            places.put(ends[rows.a(from + i)], ends[rows.b(from + i)], i);
        }
        try (ObservationScan scan = new ObservationScan(database.connection(), mesh, minHopBytes)) {
            ObservationScan.Progress progress = new ObservationScan.Progress(0, 0);
            do {
                progress = scan.read(progress.last(), BATCH, (a, b, direct, seconds, source) -> {
                    if (directRoutes || !direct) {
                        add(places.get(a, b), source);
                    }
                });
            } while (progress.observations() > 0);
        }
        for (int i = 0; i < end; i++) {
            EdgeEvidence evidence = gathered[i];
            if (evidence != null) {
                rows.set(
                        from + i,
                        evidence.medianSnr().orElse(Double.NaN),
                        evidence.observers(),
                        evidence.isFromAnyOf(region));
            }
        }
        return from + end;
    }

    private void add(int place, ObservationRow source) throws SQLException {
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
        evidence.add(source.observer(), source.snr());
        bytes += evidence.bytes();
        while (bytes > maxBytes && end > 1) {
            leaveHalf();
        }
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
