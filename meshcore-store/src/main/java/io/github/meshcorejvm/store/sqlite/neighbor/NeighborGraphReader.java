package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.internal.IsoTime;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the neighbor graph of a database to look at. Edges, counts and times are those of {@code neighbor_edges}; median
 * SNR and observers come from a pass over the observations, which takes about three seconds for a million of them;
 * several passes where more than 150,000 edges are asked for. A graph has at most 500,000 edges and 50,000 nodes.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class NeighborGraphReader {

    private static final String OBSERVERS_OF_REGION =
            "SELECT rowid FROM observers WHERE upper(trim(iata)) = upper(trim(?))";

    private final Path file;

    /** A reader of a database file. */
    public NeighborGraphReader(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * The edges that a query asks for, and their nodes.
     *
     * @throws io.github.meshcorejvm.store.StoreException if the file cannot be read, or the graph is too large
     */
    public NeighborGraph read(GraphQuery query) {
        return NeighborDatabase.with(file, true, "neighbors", database -> read(database, query));
    }

    private NeighborGraph read(NeighborDatabase database, GraphQuery query) throws SQLException {
        EdgeRows rows = EdgeRows.read(database, query);
        GraphNodes nodes = GraphNodes.read(database, Set.copyOf(rows.keys()));
        query.node().ifPresent(wanted -> {
            Set<String> matching = nodes.matching(wanted);
            BitSet places = new BitSet();
            for (int place = 0; place < rows.keys().size(); place++) {
                places.set(place, matching.contains(rows.keys().get(place)));
            }
            rows.retain(row -> places.get(rows.a(row)) || places.get(rows.b(row)));
        });
        BitSet region = query.region().isPresent()
                ? observersOf(database, query.region().get())
                : new BitSet();
        EvidenceScan.gather(database, rows, region);
        if (query.region().isPresent()) {
            rows.retain(rows::isFromRegion);
        }
        return rows.toGraph(nodes);
    }

    private static BitSet observersOf(NeighborDatabase database, String region) throws SQLException {
        BitSet observers = new BitSet();
        try (PreparedStatement select = database.connection().prepareStatement(OBSERVERS_OF_REGION)) {
            select.setString(1, region);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    observers.set(found.getInt(1));
                }
            }
        }
        return observers;
    }

    static Optional<Instant> instant(@Nullable String text) {
        return IsoTime.parse(text).stream().mapToObj(Instant::ofEpochSecond).findFirst();
    }
}
