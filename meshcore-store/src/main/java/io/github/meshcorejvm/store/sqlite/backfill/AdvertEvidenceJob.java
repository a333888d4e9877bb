package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.interpret.RouteEvidence;
import io.github.meshcorejvm.store.sqlite.jdbc.EvidenceRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Fills in the routes that the stored frames of each advert prove. */
final class AdvertEvidenceJob implements Job<Integer> {

    private static final String FIND = """
            SELECT t.id, t.raw_hex FROM transmissions t
              WHERE t.id BETWEEN ?1 AND ?2 AND t.payload_type = 4
            UNION ALL SELECT t.id, o.raw_hex FROM transmissions t JOIN observations o ON o.transmission_id = t.id
              WHERE t.id BETWEEN ?1 AND ?2 AND t.payload_type = 4 AND o.raw_hex IS NOT NULL
            UNION ALL SELECT tx_id, bit FROM advert_route_evidence WHERE tx_id BETWEEN ?1 AND ?2
            ORDER BY 1""";
    /** The position where the older ingestor would resume; its own second pass, over observations, does no harm. */
    private static final String CURSOR = """
            INSERT INTO advert_evidence_backfill (id, tx_cursor) VALUES (1, ?)
            ON CONFLICT (id) DO UPDATE SET tx_cursor = max(tx_cursor, excluded.tx_cursor)""";

    private final PreparedStatement find;
    private final PreparedStatement cursor;
    private final EvidenceRows evidence;

    AdvertEvidenceJob(Connection connection) throws SQLException {
        find = connection.prepareStatement(FIND);
        cursor = connection.prepareStatement(CURSOR);
        evidence = new EvidenceRows(connection);
    }

    @Override
    public String table() {
        return "transmissions";
    }

    @Override
    public void find(long low, long high, Found<Integer> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        long id = 0;
        int proven = 0;
        int known = 0;
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                if (rows.getLong(1) != id) {
                    add(found, id, proven & ~known);
                    id = rows.getLong(1);
                    proven = 0;
                    known = 0;
                }
                Object value = rows.getObject(2);
                if (value instanceof String frame) {
                    proven |= RouteEvidence.ofHex(frame).orElse(0);
                } else if (value instanceof Number bit) {
                    known |= bit.intValue();
                }
            }
        }
        add(found, id, proven & ~known);
    }

    private static void add(Found<Integer> found, long id, int bits) {
        if (bits != 0) {
            found.add(id, bits);
        }
    }

    @Override
    public Effect apply(long id, Integer bits, boolean dryRun) throws SQLException {
        return dryRun || evidence.put(id, bits) ? Effect.CHANGED : Effect.GONE;
    }

    @Override
    public void saved(long position) throws SQLException {
        cursor.setLong(1, position);
        cursor.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        try (find;
                cursor;
                evidence) {
            // All are closed, even if one fails.
        }
    }
}
