package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.neighbor.EdgeColumns;
import io.github.meshcorejvm.store.neighbor.EdgeRows;
import io.github.meshcorejvm.store.neighbor.GraphNodes;
import io.github.meshcorejvm.store.neighbor.KnownObservers;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.BitSet;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the neighbor graph of a database for display. Edges, counts and times are those of {@code neighbor_edges}; median SNR
 * and observers come from a pass over the observations, which takes about three seconds for a million of them; it takes several
 * passes for more than 150,000 edges. A graph has at most 500,000 edges and 50,000 nodes.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class NeighborGraphReader {

    private static final String OBSERVERS_OF_IATA =
            "SELECT rowid FROM observers WHERE upper(trim(iata)) = upper(trim(?))";

    private static final String OBSERVER_NAMES =
            "SELECT rowid, id, substr(name, 1, 256), substr(upper(trim(iata)), 1, 16) FROM observers";

    /** No key of a node is longer than 64 characters. */
    private static final String EDGES = "SELECT node_a, node_b, ifnull(count, 0), last_seen FROM " + EdgeTable.NAME
            + " WHERE ifnull(count, 0) >= ? AND length(node_a) <= 64 AND length(node_b) <= 64 ORDER BY node_a, node_b";

    private static final String NODES =
            "SELECT public_key, substr(name, 1, 256), substr(role, 1, 256), lat, lon, last_seen FROM ";
    private static final String OBSERVERS =
            "SELECT id, substr(name, 1, 256), NULL, NULL, NULL, last_seen FROM observers";

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
        EdgeRows rows = edges(database, query);
        GraphNodes nodes = nodes(database, Set.copyOf(rows.keys()));
        query.node().ifPresent(wanted -> {
            Set<String> matching = nodes.matching(wanted);
            BitSet places = new BitSet();
            for (int place = 0; place < rows.keys().size(); place++) {
                places.set(place, matching.contains(rows.keys().get(place)));
            }
            rows.retain(row -> places.get(rows.a(row)) || places.get(rows.b(row)));
        });
        BitSet wanted =
                query.iata().isPresent() ? observersOf(database, query.iata().get()) : new BitSet();
        EvidenceScan.gather(database, rows, wanted);
        if (query.iata().isPresent()) {
            rows.retain(rows::isFromWanted);
        }
        return rows.toGraph(nodes, knownObservers(database, rows.observerRowids()));
    }

    private static KnownObservers knownObservers(NeighborDatabase database, int[] rowids) throws SQLException {
        KnownObservers observers = new KnownObservers(rowids);
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(OBSERVER_NAMES)) {
            while (row.next()) {
                observers.add(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
            }
        }
        return observers;
    }

    private static BitSet observersOf(NeighborDatabase database, String iata) throws SQLException {
        BitSet observers = new BitSet();
        try (PreparedStatement select = database.connection().prepareStatement(OBSERVERS_OF_IATA)) {
            select.setString(1, iata);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    long rowid = found.getLong(1);
                    if (rowid > 0 && rowid <= Integer.MAX_VALUE) {
                        observers.set((int) rowid);
                    }
                }
            }
        }
        return observers;
    }

    /** The edges with a high enough count that were seen recently enough. */
    static EdgeRows edges(NeighborDatabase database, GraphQuery query) throws SQLException {
        EdgeRows rows = new EdgeRows();
        if (!database.hasTable(EdgeTable.NAME)) {
            return rows;
        }
        long since = query.since().map(Instant::getEpochSecond).orElse(EdgeColumns.NEVER);
        try (PreparedStatement select = database.connection().prepareStatement(EDGES)) {
            select.setLong(1, query.minCount());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    long seen = IsoTime.parse(found.getString(4)).orElse(EdgeColumns.NEVER);
                    if (seen >= since) {
                        rows.add(found.getString(1), found.getString(2), found.getLong(3), seen);
                    }
                }
            }
        }
        rows.trim();
        return rows;
    }

    /** The data of the nodes with the keys {@code wanted}. */
    static GraphNodes nodes(NeighborDatabase database, Set<String> wanted) throws SQLException {
        GraphNodes nodes = new GraphNodes(wanted);
        add(database, NODES + "nodes", false, nodes);
        if (database.hasTable("inactive_nodes")) {
            add(database, NODES + "inactive_nodes", false, nodes);
        }
        add(database, OBSERVERS, true, nodes);
        return nodes;
    }

    private static void add(NeighborDatabase database, String query, boolean observers, GraphNodes nodes)
            throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                nodes.add(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getString(6),
                        observers);
            }
        }
    }
}
