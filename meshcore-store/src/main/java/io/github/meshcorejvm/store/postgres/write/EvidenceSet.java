package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.interpret.RouteEvidence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The rows of {@code advert_route_evidence} that a batch adds: each bit of a transmission once, with its observation; the frame
 * of that observation may be replaced by a duplicate. Not thread-safe.
 */
final class EvidenceSet {

    private static final ColumnSet IDS = ColumnSet.of("id:B");
    private static final String OLD_FRAMES = "WITH u AS MATERIALIZED (SELECT * FROM " + IDS.rows() + """
            )
            SELECT o.transmission_id, o.raw_hex FROM u JOIN observations AS o ON o.transmission_id = u.id
            WHERE o.raw_hex IS NOT NULL
            UNION SELECT t.id, t.raw_hex FROM u JOIN transmissions AS t ON t.id = u.id""";
    private static final ColumnSet BITS = ColumnSet.of("tx_id:B bit:B");
    /** Servers tail the table by id: a duplicate must not consume an id, as ON CONFLICT DO NOTHING would. */
    private static final String INSERT =
            "INSERT INTO advert_route_evidence (tx_id, bit) SELECT tx_id, bit FROM " + BITS.rows()
                    + " WHERE NOT EXISTS (SELECT 1 FROM advert_route_evidence AS e WHERE e.tx_id = u.tx_id"
                    + " AND e.bit = u.bit) ORDER BY n";

    private final List<Bit> added = new ArrayList<>();
    private final Map<Long, Integer> oldBits = new HashMap<>();

    private record Bit(TransmissionRow transmission, int bit) {}

    /** Reads the frames that an older program stored for these adverts, before any is replaced. */
    void loadOldFrames(Connection connection, Collection<TransmissionRow> adverts) throws SQLException {
        SetStatement select = new SetStatement(OLD_FRAMES, IDS);
        adverts.stream().filter(row -> !row.oldFramesKept).forEach(row -> select.add(row.id));
        if (select.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = select.prepare(connection);
                ResultSet frames = statement.executeQuery()) {
            while (frames.next()) {
                int bit = RouteEvidence.ofHex(frames.getString(2)).orElse(0);
                oldBits.merge(frames.getLong(1), bit, (one, other) -> one | other);
            }
        }
    }

    /** Notes the frame of an advert, after the stored frames. */
    void put(TransmissionRow transmission, Bytes frame) {
        if (transmission.id != 0 && !transmission.oldFramesKept) {
            int old = oldBits.getOrDefault(transmission.id, 0);
            put(transmission, old & RouteEvidence.FLOOD);
            put(transmission, old & RouteEvidence.ZERO_HOP);
        }
        transmission.oldFramesKept = true;
        OptionalInt bit = RouteEvidence.of(frame);
        put(transmission, bit.orElse(0));
    }

    private void put(TransmissionRow transmission, int bit) {
        if ((transmission.evidence & bit) != bit) {
            transmission.evidence |= bit;
            added.add(new Bit(transmission, bit));
        }
    }

    /** The bits that this batch is the first to prove, as far as the writer remembers. */
    SetStatement inserts() {
        SetStatement insert = new SetStatement(INSERT, BITS);
        added.forEach(bit -> insert.add(bit.transmission().id, (long) bit.bit()));
        return insert;
    }
}
