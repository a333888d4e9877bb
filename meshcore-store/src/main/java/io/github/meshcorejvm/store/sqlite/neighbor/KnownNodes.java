package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.rules.Adjacency;
import io.github.meshcorejvm.store.graph.rules.KeyArray;
import io.github.meshcorejvm.store.graph.rules.NeighborResolver;
import io.github.meshcorejvm.store.graph.rules.NodeIndex;
import io.github.meshcorejvm.store.graph.rules.NodeKeys;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads the known nodes and the edges of a file. */
public final class KnownNodes {

    /** Anyone can create any number of nodes; the earliest ones are kept. */
    static final int MAX_NODES = 500_000;

    private static final int MAX_EDGES = 2_000_000;

    private static final String KEYS =
            "SELECT public_key FROM nodes WHERE public_key IS NOT NULL ORDER BY rowid LIMIT " + MAX_NODES;
    private static final String POSITIONS =
            "SELECT public_key, lat, lon FROM nodes WHERE public_key IS NOT NULL AND lat IS NOT NULL AND lon IS NOT NULL";

    private static final String EDGES =
            "SELECT node_a, node_b FROM " + EdgeTable.NAME + " ORDER BY rowid LIMIT " + MAX_EDGES;

    private KnownNodes() {}

    /** The rows of {@code nodes}, among which observations are counted. */
    static NodePlaces places(NeighborDatabase database) throws SQLException {
        NodePlaces places = new NodePlaces(nodes(database));
        try (Statement statement = database.connection().createStatement();
                ResultSet nodes = statement.executeQuery(POSITIONS)) {
            while (nodes.next()) {
                double latitude = nodes.getDouble(2);
                double longitude = nodes.getDouble(3);
                NodeKeys.normalize(nodes.getString(1)).ifPresent(key -> places.locate(key, latitude, longitude));
            }
        }
        return places;
    }

    /** Reads {@code nodes} and {@code neighbor_edges} of a file, on a connection of its own that never writes. */
    public static HopResolver resolver(Path file) {
        return resolver(NeighborDatabase.Access.opening(file));
    }

    /** Reads {@code nodes} and {@code neighbor_edges}. */
    public static HopResolver resolver(NeighborDatabase.Access access) {
        return access.with(
                true,
                "reading nodes and edges",
                database -> database.reading(() -> new NeighborResolver(nodes(database), adjacency(database))));
    }

    /** The keys of all known nodes, by prefix. */
    public static NodeIndex nodes(NeighborDatabase database) throws SQLException {
        KeyArray keys = new KeyArray();
        try (Statement statement = database.connection().createStatement();
                ResultSet nodes = statement.executeQuery(KEYS)) {
            while (nodes.next()) {
                NodeKeys.normalize(nodes.getString(1)).map(KeyArray::words).ifPresent(keys::add);
            }
        }
        return NodeIndex.of(keys);
    }

    /** The pairs of {@code neighbor_edges}. */
    public static Adjacency adjacency(NeighborDatabase database) throws SQLException {
        Adjacency.Builder edges = new Adjacency.Builder();
        if (database.hasTable(EdgeTable.NAME)) {
            try (Statement statement = database.connection().createStatement();
                    ResultSet pairs = statement.executeQuery(EDGES)) {
                while (pairs.next()) {
                    edges.add(pairs.getString(1), pairs.getString(2));
                }
            }
        }
        return edges.build();
    }
}
