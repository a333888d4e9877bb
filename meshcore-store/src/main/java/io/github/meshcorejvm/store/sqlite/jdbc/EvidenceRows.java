package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.interpret.RouteEvidence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * Rows of {@code advert_route_evidence} for work on older files: saves what the frames of a transmission prove before they are
 * merged away. Not thread-safe.
 */
public final class EvidenceRows implements AutoCloseable {

    /** Servers tail the table by id: an existing row must not consume an id. */
    private static final String INSERT = """
            INSERT INTO advert_route_evidence (tx_id, bit) SELECT id, ?2 FROM transmissions WHERE id = ?1
              AND NOT EXISTS (SELECT 1 FROM advert_route_evidence WHERE tx_id = ?1 AND bit = ?2)""";

    private static final String FRAMES = """
            SELECT raw_hex FROM transmissions WHERE id = ?1 AND payload_type = 4
            UNION SELECT o.raw_hex FROM observations o JOIN transmissions t ON t.id = o.transmission_id
              WHERE o.transmission_id = ?1 AND t.payload_type = 4""";
    private static final String TRANSMISSION = "SELECT transmission_id FROM observations WHERE id = ?";
    private static final String MOVE = """
            INSERT INTO advert_route_evidence (tx_id, bit) SELECT ?2, bit FROM advert_route_evidence AS e WHERE tx_id = ?1
              AND NOT EXISTS (SELECT 1 FROM advert_route_evidence WHERE tx_id = ?2 AND bit = e.bit) ORDER BY id""";
    private static final String DELETE = "DELETE FROM advert_route_evidence WHERE tx_id = ?";

    private final PreparedStatement insert;
    private final PreparedStatement frames;
    private final PreparedStatement transmission;
    private final PreparedStatement move;
    private final PreparedStatement delete;

    /** For a file that has the table. */
    public EvidenceRows(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        frames = connection.prepareStatement(FRAMES);
        transmission = connection.prepareStatement(TRANSMISSION);
        move = connection.prepareStatement(MOVE);
        delete = connection.prepareStatement(DELETE);
    }

    /** Notes bits of a transmission; returns whether one of them was new. */
    public boolean put(long transmission, int bits) throws SQLException {
        int added = 0;
        for (int bit : new int[] {RouteEvidence.FLOOD, RouteEvidence.ZERO_HOP}) {
            if ((bits & bit) != 0) {
                insert.setLong(1, transmission);
                insert.setInt(2, bit);
                added += insert.executeUpdate();
            }
        }
        return added > 0;
    }

    /** Notes what the frames of a transmission prove, before one of them is deleted. */
    public void keepFrames(long transmission) throws SQLException {
        int bits = 0;
        frames.setLong(1, transmission);
        try (ResultSet rows = frames.executeQuery()) {
            while (rows.next()) {
                String frame = rows.getString(1);
                OptionalInt bit = frame == null ? OptionalInt.empty() : RouteEvidence.ofHex(frame);
                bits |= bit.orElse(0);
            }
        }
        put(transmission, bits);
    }

    /** The same for the transmission of an observation. */
    public void keepFramesOf(long observation) throws SQLException {
        transmission.setLong(1, observation);
        try (ResultSet row = transmission.executeQuery()) {
            if (row.next()) {
                keepFrames(row.getLong(1));
            }
        }
    }

    /** Moves the evidence for a transmission to the one that replaces it. */
    public void move(long gone, long stays) throws SQLException {
        keepFrames(gone);
        move.setLong(1, gone);
        move.setLong(2, stays);
        move.executeUpdate();
        delete.setLong(1, gone);
        delete.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        try (insert;
                frames;
                transmission;
                move;
                delete) {
            // All are closed, even if one fails.
        }
    }
}
