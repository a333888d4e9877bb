package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.rules.EdgeCounts;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.sqlite.jdbc.FingerprintRows;
import io.github.meshcorejvm.store.sqlite.schema.Schema;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The table {@code neighbor_edges}. Times in it are compared as times, since files from the field spell them in three ways. */
final class EdgeTable {

    static final String NAME = Schema.NEIGHBOR_EDGES.name();

    static final String STAGED = "meshcore_staged";
    private static final String NEWEST = """
            last_seen = CASE WHEN unixepoch(last_seen) >= unixepoch(excluded.last_seen)
                             THEN last_seen ELSE excluded.last_seen END
            """;
    private static final String ADD = """
             (node_a, node_b, count, last_seen) VALUES (?, ?, ?, ?)
            ON CONFLICT (node_a, node_b) DO UPDATE SET count = ifnull(count, 0) + excluded.count,
            """ + NEWEST;

    private static final int PRUNED_AT_ONCE = 5_000;

    private final NeighborDatabase database;

    EdgeTable(NeighborDatabase database) {
        this.database = database;
    }

    /** Creates the table if it is missing. */
    void create() throws SQLException {
        database.execute(Schema.NEIGHBOR_EDGES.create());
    }

    /** Adds counts to the rows, in the open transaction. */
    void add(EdgeCounts counts, NodePlaces nodes) throws SQLException {
        insert("INSERT INTO main." + NAME + ADD, counts, nodes);
    }

    /** Creates an empty temporary table, which needs no lock on the file, for {@link #stage} and {@link #replace()}. */
    void beginStaging() throws SQLException {
        database.execute("DROP TABLE IF EXISTS temp." + STAGED);
        database.execute(Schema.NEIGHBOR_EDGES.createTemporary(STAGED));
    }

    /** Adds counts to the temporary table. Rows come in the order of their keys, so that they end up next to each other. */
    void stage(EdgeCounts counts, NodePlaces nodes) throws SQLException {
        // Not writing(), which would lock the file.
        database.reading(() -> {
            insert("INSERT INTO temp." + STAGED + ADD, counts, nodes);
            return null;
        });
    }

    /** How many edges are in the temporary table. */
    long staged() throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM temp." + STAGED)) {
            return count.getLong(1);
        }
    }

    /** Replaces all rows of the table with the staged rows, in the open transaction. */
    void replace() throws SQLException {
        database.execute("DELETE FROM main." + NAME);
        // If the tables are alike and no columns are named, SQLite copies whole rows without decoding them.
        database.execute("INSERT INTO main." + NAME + (isAsWritten() ? "" : " (node_a, node_b, count, last_seen)")
                + " SELECT * FROM temp." + STAGED);
    }

    private boolean isAsWritten() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM pragma_table_info('" + NAME + "')")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns.equals(List.of("node_a", "node_b", "count", "last_seen"));
    }

    /** Whether the table has no rows, neither of another program nor of an older build. */
    boolean isEmpty() throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM main." + NAME + " LIMIT 1")) {
            return !row.next();
        }
    }

    /**
     * Deletes the edges last seen before a time, in epoch seconds, in short transactions; edges with an invalid time are kept.
     *
     * @return how many
     */
    long prune(long before) throws SQLException {
        long deleted = 0;
        long some;
        do {
            some = database.writing(() -> FingerprintRows.deleteOlder(database.connection(), before, PRUNED_AT_ONCE));
            deleted += some;
        } while (some > 0);
        return deleted;
    }

    /** In the order of the places, which for known nodes is the order of their keys; no texts are kept. */
    private void insert(String sql, EdgeCounts counts, NodePlaces nodes) throws SQLException {
        try (PreparedStatement insert = database.connection().prepareStatement(sql)) {
            counts.forEachInOrder((a, b, count, last) -> {
                String keyA = nodes.key(a);
                String keyB = nodes.key(b);
                boolean inOrder = keyA.compareTo(keyB) < 0;
                insert.setString(1, inOrder ? keyA : keyB);
                insert.setString(2, inOrder ? keyB : keyA);
                insert.setInt(3, count);
                insert.setString(4, IsoTime.format(last));
                insert.executeUpdate();
            });
        }
    }
}
