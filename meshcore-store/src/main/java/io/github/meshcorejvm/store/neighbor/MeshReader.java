package io.github.meshcorejvm.store.neighbor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the known nodes and the edges of a file. */
final class MeshReader {

    private MeshReader() {}

    /** The rows of {@code nodes}, as the mesh that observations are counted in. */
    static Mesh mesh(NeighborDatabase database) throws SQLException {
        List<Mesh.NodeRow> rows = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet nodes = statement.executeQuery("SELECT public_key, lat, lon FROM nodes")) {
            while (nodes.next()) {
                String key = nodes.getString(1);
                if (key != null) {
                    rows.add(new Mesh.NodeRow(key, degrees(nodes, 2), degrees(nodes, 3)));
                }
            }
        }
        return Mesh.of(rows);
    }

    /** The keys of all known nodes, by prefix. */
    static NodeIndex nodes(NeighborDatabase database) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet nodes = statement.executeQuery("SELECT public_key FROM nodes WHERE public_key IS NOT NULL")) {
            while (nodes.next()) {
                keys.add(nodes.getString(1));
            }
        }
        return NodeIndex.of(keys);
    }

    /** The pairs of {@code neighbor_edges}. */
    static Adjacency adjacency(NeighborDatabase database) throws SQLException {
        Adjacency.Builder edges = new Adjacency.Builder();
        if (database.hasTable(EdgeTable.NAME)) {
            try (Statement statement = database.connection().createStatement();
                    ResultSet pairs = statement.executeQuery("SELECT node_a, node_b FROM " + EdgeTable.NAME)) {
                while (pairs.next()) {
                    edges.add(pairs.getString(1), pairs.getString(2));
                }
            }
        }
        return edges.build();
    }

    private static double degrees(ResultSet row, int column) throws SQLException {
        double degrees = row.getDouble(column);
        return row.wasNull() ? Double.NaN : degrees;
    }
}
