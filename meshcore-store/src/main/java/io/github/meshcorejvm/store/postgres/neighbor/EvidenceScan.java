package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import io.github.meshcorejvm.store.neighbor.BuildPosition;
import io.github.meshcorejvm.store.neighbor.EdgeRows;
import io.github.meshcorejvm.store.neighbor.EdgeStore;
import io.github.meshcorejvm.store.neighbor.EvidencePass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Optional;

/** Collects the evidence for edges in the observations of a database, by the rules with which the table was counted. */
final class EvidenceScan {

    private static final int BATCH = 200_000;

    private EvidenceScan() {}

    /** Fills in the median SNR and the number of observers of the rows, and whether one of {@code wanted} is among them. */
    static void gather(NeighborDatabase database, EdgeRows rows, BitSet wanted) throws SQLException {
        if (rows.size() == 0) {
            return;
        }
        Optional<BuildPosition> counted = PostgresEdges.position(database.connection());
        boolean directRoutes = counted.map(BuildPosition::directRoutes).orElse(true);
        NodePlaces nodes = database.reading(() -> KnownNodes.places(database.connection()));
        int[] ends = EvidencePass.ends(rows, nodes);
        int from = 0;
        while (from < rows.size()) {
            EvidencePass pass = new EvidencePass(rows, from, ends);
            int minHopBytes = counted.map(BuildPosition::minHopBytes).orElse(1);
            try (ObservationScan scan = new ObservationScan(database, nodes, minHopBytes)) {
                scan(scan, pass, directRoutes);
            }
            from = pass.finish(wanted);
        }
    }

    private static void scan(ObservationScan scan, EvidencePass pass, boolean directRoutes) throws SQLException {
        EdgeStore.Progress progress = new EdgeStore.Progress(0, 0);
        do {
            progress = scan.read(progress.last(), BATCH, (a, b, direct, row) -> {
                if ((directRoutes || !direct) && pass.wants(a, b)) {
                    pass.add(a, b, row.getLong(ObservationScan.OBSERVER), snr(row));
                }
            });
        } while (progress.observations() > 0);
    }

    private static double snr(ResultSet row) throws SQLException {
        double snr = row.getDouble(ObservationScan.SNR);
        return row.wasNull() ? Double.NaN : snr;
    }
}
