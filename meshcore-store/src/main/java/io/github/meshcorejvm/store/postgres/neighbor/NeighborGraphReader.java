package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.neighbor.EdgeColumns;
import io.github.meshcorejvm.store.neighbor.EdgeRows;
import io.github.meshcorejvm.store.neighbor.GraphNodes;
import io.github.meshcorejvm.store.neighbor.KnownObservers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Set;

/**
 * Reads the neighbor graph of a database for display. Edges, counts and times are those of {@code neighbor_edges}; median SNR
 * and observers come from a pass over the observations. A graph has at most 500,000 edges and 50,000 nodes.
 */
final class NeighborGraphReader {

    private static final String OBSERVERS_OF_IATA =
            "SELECT rowid FROM observers WHERE upper(trim(iata)) = upper(trim(?))";

    private static final String OBSERVER_NAMES =
            "SELECT rowid, id, left(name, 256), left(upper(trim(iata)), 16) FROM observers";

    /** No key of a node is longer than 64 characters. */
    private static final String EDGES = """
            SELECT node_a, node_b, coalesce(count, 0), last_seen FROM neighbor_edges
            WHERE coalesce(count, 0) >= ? AND length(node_a) <= 64 AND length(node_b) <= 64 ORDER BY node_a, node_b""";

    /** Preferred sources come first. */
    private static final String NODES = """
            SELECT public_key AS id, left(name, 256), left(role, 256), lat, lon, last_seen, false, 1 AS rank FROM nodes
            UNION ALL
            SELECT public_key, left(name, 256), left(role, 256), lat, lon, last_seen, false, 2 FROM inactive_nodes
            UNION ALL
            SELECT id, left(name, 256), NULL, NULL, NULL, last_seen, true, 3 FROM observers
            ORDER BY rank""";

    private final NeighborDatabase database;

    private NeighborGraphReader(NeighborDatabase database) {
        this.database = database;
    }

    /** The edges that a query asks for, and their nodes. */
    static NeighborGraph read(NeighborDatabase database, GraphQuery query) throws SQLException {
        return new NeighborGraphReader(database).read(query);
    }

    private NeighborGraph read(GraphQuery query) throws SQLException {
        EdgeRows rows = database.reading(() -> edges(query));
        GraphNodes nodes = database.reading(() -> nodes(Set.copyOf(rows.keys())));
        query.node().ifPresent(wanted -> {
            Set<String> matching = nodes.matching(wanted);
            BitSet places = new BitSet();
            for (int place = 0; place < rows.keys().size(); place++) {
                places.set(place, matching.contains(rows.keys().get(place)));
            }
            rows.retain(row -> places.get(rows.a(row)) || places.get(rows.b(row)));
        });
        BitSet wanted = query.iata().isPresent() ? observersOf(query.iata().get()) : new BitSet();
        EvidenceScan.gather(database, rows, wanted);
        if (query.iata().isPresent()) {
            rows.retain(rows::isFromWanted);
        }
        return rows.toGraph(nodes, database.reading(() -> knownObservers(rows.observerRowids())));
    }

    private EdgeRows edges(GraphQuery query) throws SQLException {
        EdgeRows rows = new EdgeRows();
        long since = query.since().map(Instant::getEpochSecond).orElse(EdgeColumns.NEVER);
        try (PreparedStatement select = prepare(EDGES)) {
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

    private GraphNodes nodes(Set<String> wanted) throws SQLException {
        GraphNodes nodes = new GraphNodes(wanted);
        try (PreparedStatement select = prepare(NODES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                nodes.add(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getString(6),
                        row.getBoolean(7));
            }
        }
        return nodes;
    }

    private KnownObservers knownObservers(int[] rowids) throws SQLException {
        KnownObservers observers = new KnownObservers(rowids);
        try (PreparedStatement select = prepare(OBSERVER_NAMES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                observers.add(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
            }
        }
        return observers;
    }

    private BitSet observersOf(String iata) throws SQLException {
        BitSet observers = new BitSet();
        try (PreparedStatement select = prepare(OBSERVERS_OF_IATA)) {
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

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = database.connection().prepareStatement(sql);
        statement.setFetchSize(NeighborDatabase.FETCH_SIZE);
        return statement;
    }
}
