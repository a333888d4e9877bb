package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Observation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rows of {@code transmissions} that a batch touches: one per distinct packet. Not thread-safe. */
final class TransmissionSet {

    private static final ColumnSet HASHES = ColumnSet.of("hash:T");
    private static final String SELECT = String.format(Locale.ROOT, """
            SELECT id, hash, payload_version, first_seen, last_seen,
              CASE WHEN payload_type = 4 AND raw_hex ~ '%s' THEN 1 + %s::int ELSE 0 END
            FROM transmissions WHERE hash = ANY (?)""", SharedContact.REGEX, GenuineFrames.EXIST);

    private static final ColumnSet NEW = ColumnSet.of("""
            raw_hex:T hash:T first_seen:T route_type:B payload_type:B payload_version:B decoded_json:T from_pubkey:T
            last_seen:B code1:T code2:T channel_hash:T scope_name:T""");
    /** In the order of the batch: readers go by the id. */
    private static final String INSERT = "INSERT INTO transmissions (" + NEW.names() + ") SELECT " + NEW.names()
            + " FROM " + NEW.rows() + " ORDER BY n ON CONFLICT (hash) DO NOTHING RETURNING id, hash";

    private static final ColumnSet CHANGED = ColumnSet.of("""
            id:B last_seen:B first_seen:T raw_hex:T payload_version:B genuine:B route_type:B scope_name:T code1:T
            code2:T""");
    private static final String UPDATE = """
            UPDATE transmissions AS t SET last_seen = greatest(t.last_seen, u.last_seen),
              first_seen = coalesce(u.first_seen, t.first_seen), raw_hex = coalesce(u.raw_hex, t.raw_hex),
              payload_version = coalesce(u.payload_version, t.payload_version),
              route_type = CASE u.genuine WHEN 1 THEN u.route_type ELSE t.route_type END,
              scope_name = CASE u.genuine WHEN 1 THEN u.scope_name ELSE t.scope_name END,
              code1 = CASE u.genuine WHEN 1 THEN u.code1 ELSE t.code1 END,
              code2 = CASE u.genuine WHEN 1 THEN u.code2 ELSE t.code2 END
            FROM\s""" + CHANGED.rows() + " WHERE t.id = u.id";

    private static final ColumnSet SHARED = ColumnSet.of("id:B");
    /**
     * Older programs stored no frames of observations: those of the shared contact would pass for genuine ones once their
     * transmission does.
     */
    private static final String KEEP_SHARED = "UPDATE observations AS o SET raw_hex = t.raw_hex FROM " + SHARED.rows()
            + " JOIN transmissions AS t ON t.id = u.id WHERE o.transmission_id = t.id"
            + " AND coalesce(o.raw_hex, '') = '' AND coalesce(o.path_json, '') IN ('', '[]')";

    private static final String CONFLICT = "40001";

    private final LruCache<String, TransmissionRow> remembered;
    private final Map<String, TransmissionRow> rows = new LinkedHashMap<>();
    private final Map<TransmissionRow, Content> inserted = new LinkedHashMap<>();

    TransmissionSet(LruCache<String, TransmissionRow> remembered) {
        this.remembered = remembered;
    }

    /** The values that only the insert writes. */
    private record Content(
            String rawHex,
            TransmissionRow.Route route,
            long payloadType,
            String decodedJson,
            Optional<String> fromPubkey,
            Optional<String> channelHash) {}

    /** A row, and whether this is the first observation of its packet. */
    record Seen(TransmissionRow row, boolean inserted) {}

    /** Looks up the rows that are not remembered. */
    void load(Collection<String> hashes, Pipeline pipeline) {
        SetStatement select = new SetStatement(SELECT, HASHES);
        for (String hash : hashes) {
            TransmissionRow known = remembered.get(hash);
            if (known == null) {
                select.add(hash);
            } else {
                rows.put(hash, known);
            }
        }
        pipeline.ask(select, this::read);
    }

    private void read(ResultSet found) throws SQLException {
        String hash = found.getString(2);
        TransmissionRow row = new TransmissionRow(
                hash,
                found.getLong(1),
                found.getInt(3),
                IsoTime.parse(found.getString(4)).orElse(Long.MAX_VALUE),
                found.getLong(5),
                found.getInt(6) > 0);
        row.counted = found.getInt(6) > 1;
        rows.put(hash, row);
    }

    Optional<TransmissionRow> find(String hash) {
        return Optional.ofNullable(rows.get(hash));
    }

    /** The row of a packet, created if missing. */
    Seen see(Observation observation) {
        String hash = observation.packet().hash().toString();
        long time = observation.receivedAt().getEpochSecond();
        TransmissionRow known = rows.get(hash);
        if (known != null) {
            known.touch(time);
            return new Seen(known, false);
        }
        var packet = observation.packet().packet();
        var content = observation.packet().content();
        TransmissionRow row =
                new TransmissionRow(hash, 0, packet.header().payloadVersion(), time, time, SharedContact.is(packet));
        Content columns = new Content(
                observation.frame().toUpperHex(),
                TransmissionRow.Route.of(observation),
                packet.payloadType().code(),
                content.decodedJson(),
                content.advert().map(advert -> advert.publicKey()),
                content.channelHash());
        return insert(row, columns);
    }

    /** The row of a text without a frame, created if missing. */
    Seen see(CompanionMessage message) {
        long time = message.receivedAt().getEpochSecond();
        TransmissionRow known = rows.get(message.hash());
        if (known != null) {
            known.touch(time);
            return new Seen(known, false);
        }
        Content columns = new Content(
                "",
                new TransmissionRow.Route(1, null, null, null),
                message.kind().payloadType(),
                message.decodedJson(),
                Optional.empty(),
                message.channelHash());
        return insert(new TransmissionRow(message.hash(), 0, 0, time, time, false), columns);
    }

    private Seen insert(TransmissionRow row, Content columns) {
        row.ordinal = inserted.size();
        rows.put(row.hash, row);
        inserted.put(row, columns);
        return new Seen(row, true);
    }

    /** Inserts the new rows, which gives them their ids. */
    void writeNew(Pipeline pipeline) {
        SetStatement insert = new SetStatement(INSERT, NEW);
        inserted.forEach((row, content) -> {
            TransmissionRow.Route route = row.newRoute == null ? content.route() : row.newRoute;
            insert.add(
                    row.newFrame == null ? content.rawHex() : row.newFrame,
                    row.hash,
                    IsoTime.format(row.firstSeen),
                    route.type(),
                    content.payloadType(),
                    (long) row.payloadVersion,
                    content.decodedJson(),
                    Cells.text(content.fromPubkey()),
                    row.lastSeen,
                    route.code1(),
                    route.code2(),
                    Cells.text(content.channelHash()),
                    route.scopeName());
        });
        pipeline.ask(insert, ids -> {
            TransmissionRow row = Objects.requireNonNull(rows.get(ids.getString(2)));
            row.id = ids.getLong(1);
            row.written();
        });
    }

    /** Checks that all new rows were inserted: a program without the writer lock may have inserted one first. */
    void requireInserted() throws SQLException {
        for (TransmissionRow row : inserted.keySet()) {
            if (row.id == 0) {
                throw new SQLException("a transmission appeared during the batch", CONFLICT);
            }
        }
    }

    /** Gives the observations of shared contacts their frames, before {@link #changes} replaces those of the packets. */
    SetStatement keptFrames() {
        SetStatement keep = new SetStatement(KEEP_SHARED, SHARED);
        for (TransmissionRow row : rows.values()) {
            if (row.isChanged() && row.newRoute != null) {
                keep.add(row.id);
            }
        }
        return keep;
    }

    /** Writes the changes of existing rows. */
    SetStatement changes() {
        SetStatement update = new SetStatement(UPDATE, CHANGED);
        for (TransmissionRow row : rows.values()) {
            if (!row.isChanged()) {
                continue;
            }
            TransmissionRow.Route route = row.newRoute;
            update.add(
                    row.id,
                    row.lastSeen,
                    row.firstSeenChanged ? IsoTime.format(row.firstSeen) : null,
                    row.newFrame,
                    row.newFrame == null ? null : (long) row.payloadVersion,
                    route == null ? 0L : 1L,
                    route == null ? null : route.type(),
                    route == null ? null : route.scopeName(),
                    route == null ? null : route.code1(),
                    route == null ? null : route.code2());
        }
        return update;
    }

    /** Called when all is written: remembers the rows. */
    void remember() {
        for (TransmissionRow row : rows.values()) {
            row.written();
            remembered.put(row.hash, row);
        }
    }
}
