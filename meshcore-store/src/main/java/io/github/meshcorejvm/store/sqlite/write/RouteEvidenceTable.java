package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.interpret.RouteEvidence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code advert_route_evidence}: each bit of a transmission once, with its observation; the frame of that
 * observation may be replaced by a duplicate. Not thread-safe.
 */
final class RouteEvidenceTable implements AutoCloseable {

    private static final int MAX_REMEMBERED = 20_000;

    /** Servers tail the table by id: a duplicate must not consume an id, as ON CONFLICT DO NOTHING would. */
    private static final String INSERT = """
            INSERT INTO advert_route_evidence (tx_id, bit) SELECT ?1, ?2
            WHERE NOT EXISTS (SELECT 1 FROM advert_route_evidence WHERE tx_id = ?1 AND bit = ?2)""";

    private static final String IS_FILLED =
            "SELECT 1 FROM _async_migrations WHERE name = 'advert_route_evidence_v1' AND status = 'done'";
    private static final String OLD_FRAMES = """
            SELECT raw_hex FROM observations WHERE transmission_id = ?1 AND raw_hex IS NOT NULL
            UNION SELECT raw_hex FROM transmissions WHERE id = ?1""";

    private final PreparedStatement insert;
    private final PreparedStatement isFilled;
    private final PreparedStatement oldFrames;
    private final LruCache<Long, Integer> bits = new LruCache<>(MAX_REMEMBERED, Long.MAX_VALUE, id -> 1);
    private boolean filled;

    RouteEvidenceTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        isFilled = connection.prepareStatement(IS_FILLED);
        oldFrames = connection.prepareStatement(OLD_FRAMES);
        forget();
    }

    /** Notes the stored frames of a transmission in an older file, before any is replaced. */
    void keepOldFrames(long transmissionId) throws SQLException {
        if (filled || bits.get(transmissionId) != null) {
            return;
        }
        oldFrames.setLong(1, transmissionId);
        try (ResultSet frames = oldFrames.executeQuery()) {
            while (frames.next()) {
                put(transmissionId, RouteEvidence.ofHex(frames.getString(1)));
            }
        }
    }

    /** Notes the frame of an advert. */
    void put(long transmissionId, Bytes frame) throws SQLException {
        put(transmissionId, RouteEvidence.of(frame));
    }

    private void put(long transmissionId, OptionalInt bit) throws SQLException {
        @Nullable Integer known = bits.get(transmissionId);
        int before = known == null ? 0 : known;
        if (bit.isEmpty()) {
            bits.put(transmissionId, before);
            return;
        }
        if ((before & bit.getAsInt()) != 0) {
            return;
        }
        insert.setLong(1, transmissionId);
        insert.setInt(2, bit.getAsInt());
        insert.executeUpdate();
        bits.put(transmissionId, before | bit.getAsInt());
    }

    /** Forgets the known rows, and checks whether the rows of older files have been filled in. */
    void forget() throws SQLException {
        bits.clear();
        try (ResultSet done = isFilled.executeQuery()) {
            filled = done.next();
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        isFilled.close();
        oldFrames.close();
    }
}
