package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.rules.Adjacency;
import io.github.meshcorejvm.store.graph.rules.KeyArray;
import io.github.meshcorejvm.store.graph.rules.NeighborResolver;
import io.github.meshcorejvm.store.graph.rules.NodeIndex;
import io.github.meshcorejvm.store.graph.rules.NodeKeys;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the known nodes and the edges of a database, within a transaction. */
final class KnownNodes {

    /** Anyone can create any number of nodes; the earliest ones are kept. */
    private static final int MAX_NODES = 500_000;

    private static final int MAX_EDGES = 2_000_000;

    private static final String KEYS =
            "SELECT public_key FROM nodes ORDER BY first_seen, public_key LIMIT " + MAX_NODES;
    private static final String POSITIONS =
            "SELECT public_key, lat, lon FROM nodes WHERE lat IS NOT NULL AND lon IS NOT NULL";
    /** Nodes, and edges by both ends, in one round trip. */
    private static final String NODES_AND_EDGES = "SELECT public_key, NULL FROM (" + KEYS + ") AS known UNION ALL"
            + " (SELECT node_a, node_b FROM neighbor_edges ORDER BY count DESC NULLS LAST LIMIT " + MAX_EDGES + ")";

    private KnownNodes() {}

    /** The rows of {@code nodes}, among which observations are counted. */
    static NodePlaces places(Connection connection) throws SQLException {
        NodePlaces places = new NodePlaces(nodes(connection));
        each(connection, POSITIONS, row -> {
            double latitude = row.getDouble(2);
            double longitude = row.getDouble(3);
            NodeKeys.normalize(row.getString(1)).ifPresent(key -> places.locate(key, latitude, longitude));
        });
        return places;
    }

    /** The known nodes and edges. */
    static HopResolver resolver(Connection connection) throws SQLException {
        KeyArray keys = new KeyArray();
        Adjacency.Builder edges = new Adjacency.Builder();
        each(connection, NODES_AND_EDGES, row -> {
            String end = row.getString(2);
            if (end == null) {
                add(row.getString(1), keys);
            } else {
                edges.add(row.getString(1), end);
            }
        });
        return new NeighborResolver(NodeIndex.of(keys), edges.build());
    }

    private static NodeIndex nodes(Connection connection) throws SQLException {
        KeyArray keys = new KeyArray();
        each(connection, KEYS, row -> add(row.getString(1), keys));
        return NodeIndex.of(keys);
    }

    private static void add(String publicKey, KeyArray keys) {
        NodeKeys.normalize(publicKey).map(KeyArray::words).ifPresent(keys::add);
    }

    @FunctionalInterface
    private interface RowWork {
        void on(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String query, RowWork work) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(NeighborDatabase.FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    work.on(rows);
                }
            }
        }
    }
}
