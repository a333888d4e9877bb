package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.graph.rules.EdgeCounts;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.postgres.jdbc.TimeSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Adds counts to a table of edges, thousands of rows with one statement. */
final class EdgeTable {

    /** Adds to the table that servers read. Its times are compared as times, whatever their spelling. */
    static final String ADD =
            String.format(Locale.ROOT, """
            INSERT INTO neighbor_edges AS e (node_a, node_b, count, last_seen)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[])
            ON CONFLICT (node_a, node_b) DO UPDATE SET count = coalesce(e.count, 0) + excluded.count,
              last_seen = CASE WHEN %s >= %s THEN e.last_seen ELSE excluded.last_seen END""", TimeSql.epoch("e.last_seen"), TimeSql.epoch("excluded.last_seen"));

    /** Adds to the temporary table, whose times all have the same spelling. */
    static final String STAGE = """
            INSERT INTO pg_temp.meshcore_staged AS e (node_a, node_b, count, last_seen)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[])
            ON CONFLICT (node_a, node_b) DO UPDATE SET count = e.count + excluded.count,
              last_seen = greatest(e.last_seen, excluded.last_seen)""";

    private static final int ROWS_AT_ONCE = 10_000;

    private final List<String> nodesA = new ArrayList<>();
    private final List<String> nodesB = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final List<String> times = new ArrayList<>();

    private EdgeTable() {}

    /** Adds counts, by {@link #ADD} or {@link #STAGE}. */
    static void add(Connection connection, String sql, EdgeCounts counts, NodePlaces nodes) throws SQLException {
        EdgeTable rows = new EdgeTable();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            counts.forEachInOrder((a, b, count, last) -> {
                rows.put(nodes.key(a), nodes.key(b), count, last);
                if (rows.counts.size() == ROWS_AT_ONCE) {
                    rows.write(insert);
                }
            });
            if (!rows.counts.isEmpty()) {
                rows.write(insert);
            }
        }
    }

    private void put(String a, String b, long count, long last) {
        boolean inOrder = a.compareTo(b) < 0;
        nodesA.add(inOrder ? a : b);
        nodesB.add(inOrder ? b : a);
        counts.add(count);
        times.add(IsoTime.format(last));
    }

    private void write(PreparedStatement insert) throws SQLException {
        Connection connection = insert.getConnection();
        insert.setArray(1, connection.createArrayOf("text", nodesA.toArray()));
        insert.setArray(2, connection.createArrayOf("text", nodesB.toArray()));
        insert.setArray(3, connection.createArrayOf("bigint", counts.toArray()));
        insert.setArray(4, connection.createArrayOf("text", times.toArray()));
        insert.executeUpdate();
        nodesA.clear();
        nodesB.clear();
        counts.clear();
        times.clear();
    }
}
