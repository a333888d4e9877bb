package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import io.github.meshcorejvm.store.sqlite.jdbc.GenuineFrames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The rows of {@code transmissions}: one per distinct packet. Remembers recent rows, and writes the times of packets seen again
 * once per batch. Not thread-safe.
 */
final class TransmissionTable implements AutoCloseable {

    private static final int REMEMBERED = 20_000;
    private static final long MAX_CHARACTERS = 2 << 20;

    private static final String SELECT = String.format(Locale.ROOT, """
            SELECT id, payload_version, first_seen, last_seen,
              CASE WHEN payload_type IS 4 AND raw_hex GLOB '%s' THEN 1 + %s ELSE 0 END
            FROM transmissions WHERE hash = ?""", SharedContact.GLOB, GenuineFrames.EXIST);
    private static final String SET_LAST_SEEN = "UPDATE transmissions SET last_seen = max(last_seen, ?) WHERE id = ?";
    /** A separate, rare statement: SQLite updates every index of a column that is set, even if its value does not change. */
    private static final String SET_FIRST_SEEN = "UPDATE transmissions SET first_seen = ? WHERE id = ?";

    /**
     * Older programs stored no frames of observations: those of the shared contact would pass for genuine ones once their
     * transmission does.
     */
    private static final String KEEP_SHARED = """
            UPDATE observations SET raw_hex = (SELECT t.raw_hex FROM transmissions t WHERE t.id = transmission_id)
            WHERE transmission_id = ? AND ifnull(raw_hex, '') = '' AND ifnull(path_json, '') IN ('', '[]')""";

    private static final String SET_GENUINE = """
            UPDATE transmissions SET raw_hex = ?, route_type = ?, payload_version = ?, scope_name = ?, code1 = ?, code2 = ?
            WHERE id = ?""";
    private static final String SET_VERSION = "UPDATE transmissions SET payload_version = 0, raw_hex = ? WHERE id = ?";

    /** Anyone can send any number to one channel: searching them all would take longer and longer. */
    private static final int TEXTS_LOOKED_BACK = 20_000;

    private static final String SELECT_TEXT = String.format(Locale.ROOT, """
            SELECT 1 FROM (
              SELECT raw_hex, decoded_json FROM transmissions
              WHERE channel_hash IS ? AND payload_type = ? AND first_seen >= ? ORDER BY first_seen DESC LIMIT %d)
            WHERE raw_hex = '' AND decoded_json = ?""", TEXTS_LOOKED_BACK);

    private final PreparedStatement select;
    private final PreparedStatement selectText;
    private final TransmissionInsert insert;
    private final PreparedStatement setLastSeen;
    private final PreparedStatement setFirstSeen;
    private final PreparedStatement setVersion;
    private final PreparedStatement keepShared;
    private final PreparedStatement setGenuine;
    private final LruCache<String, TransmissionRow> rows = new LruCache<>(REMEMBERED, MAX_CHARACTERS, String::length);
    private final Set<TransmissionRow> seenAgain = new LinkedHashSet<>();

    TransmissionTable(Connection connection) throws SQLException {
        select = connection.prepareStatement(SELECT);
        selectText = connection.prepareStatement(SELECT_TEXT);
        insert = new TransmissionInsert(connection);
        setLastSeen = connection.prepareStatement(SET_LAST_SEEN);
        setFirstSeen = connection.prepareStatement(SET_FIRST_SEEN);
        setVersion = connection.prepareStatement(SET_VERSION);
        keepShared = connection.prepareStatement(KEEP_SHARED);
        setGenuine = connection.prepareStatement(SET_GENUINE);
    }

    /**
     * Whether an observation is the first genuine one of its packet. A packet that came only as a shared contact before takes
     * over the route of this observation. Call it after {@link #see}, once per observation.
     */
    boolean isFirstGenuine(TransmissionRow row, Observation observation) throws SQLException {
        if (SharedContact.is(observation.packet().packet())) {
            return false;
        }
        if (row.inserted || !row.isShared()) {
            return row.inserted;
        }
        keepShared.setLong(1, row.id);
        keepShared.executeUpdate();
        var packet = observation.packet().packet();
        Optional<Bytes> codes = packet.transportCodes().map(TransportCodes::toBytes);
        setGenuine.setString(1, observation.frame().toUpperHex());
        setGenuine.setInt(2, packet.routeType().code());
        setGenuine.setInt(3, packet.header().payloadVersion());
        Bind.text(setGenuine, 4, observation.packet().scopeName());
        Bind.text(setGenuine, 5, codes.map(bytes -> bytes.slice(0, 2).toUpperHex()));
        Bind.text(setGenuine, 6, codes.map(bytes -> bytes.slice(2, 4).toUpperHex()));
        setGenuine.setLong(7, row.id);
        setGenuine.executeUpdate();
        row.replaced(packet.header().payloadVersion());
        return !row.isCounted();
    }

    /** The row of a packet, created if missing; {@link TransmissionRow#inserted} says which. */
    TransmissionRow see(Observation observation) throws SQLException {
        String hash = observation.packet().hash().toString();
        long time = observation.receivedAt().getEpochSecond();
        Optional<TransmissionRow> known = find(hash);
        if (known.isPresent()) {
            return touch(known.get(), time);
        }
        var packet = observation.packet().packet();
        return remember(
                hash,
                TransmissionRow.inserted(
                        insert.insert(observation), packet.header().payloadVersion(), time, SharedContact.is(packet)));
    }

    /** The id of a packet, if it is stored. */
    OptionalLong idOf(ContentHash hash) throws SQLException {
        Optional<TransmissionRow> row = find(hash.toString());
        return row.isPresent() ? OptionalLong.of(row.get().id) : OptionalLong.empty();
    }

    /** Whether a text has come before, and is not to be seen again: stored under the hash of that time, or retained. */
    boolean isRepeat(CompanionMessage message) throws SQLException {
        Optional<Instant> since = message.repeatedSince();
        if (since.isEmpty()) {
            return false;
        }
        if (find(message.hash()).isPresent()) {
            return message.delivery() == Delivery.RETAINED;
        }
        Bind.text(selectText, 1, message.channelHash());
        selectText.setInt(2, message.kind().payloadType());
        selectText.setString(3, IsoTime.format(since.get()));
        selectText.setString(4, message.decodedJson());
        try (ResultSet found = selectText.executeQuery()) {
            return found.next();
        }
    }

    /** The row of a text without a frame, created if missing. */
    TransmissionRow see(CompanionMessage message) throws SQLException {
        long time = message.receivedAt().getEpochSecond();
        Optional<TransmissionRow> known = find(message.hash());
        if (known.isPresent()) {
            return touch(known.get(), time);
        }
        return remember(message.hash(), TransmissionRow.inserted(insert.insert(message), 0, time, false));
    }

    /** Writes the times of the packets seen again. */
    void flush() throws SQLException {
        for (TransmissionRow row : seenAgain) {
            setLastSeen.setLong(1, row.lastSeen());
            setLastSeen.setLong(2, row.id);
            setLastSeen.executeUpdate();
            if (row.isEarlier()) {
                setFirstSeen.setString(1, IsoTime.format(row.firstSeen()));
                setFirstSeen.setLong(2, row.id);
                setFirstSeen.executeUpdate();
                row.firstSeenWritten();
            }
        }
        seenAgain.clear();
    }

    /** Forgets everything: another program wrote, or a write was undone. */
    void forget() {
        rows.clear();
        seenAgain.clear();
    }

    private Optional<TransmissionRow> find(String hash) throws SQLException {
        TransmissionRow row = rows.get(hash);
        if (row != null) {
            return Optional.of(row);
        }
        select.setString(1, hash);
        try (ResultSet found = select.executeQuery()) {
            if (!found.next()) {
                return Optional.empty();
            }
            TransmissionRow read = TransmissionRow.found(
                    found.getLong(1),
                    found.getInt(2),
                    new TransmissionRow.Times(
                            IsoTime.parse(found.getString(3)).orElse(Long.MAX_VALUE), found.getLong(4)),
                    found.getInt(5) > 0,
                    found.getInt(5) > 1);
            rows.put(hash, read);
            return Optional.of(read);
        }
    }

    private TransmissionRow remember(String hash, TransmissionRow inserted) {
        // Later observations see an existing row.
        rows.put(hash, inserted.asFound());
        return inserted;
    }

    private TransmissionRow touch(TransmissionRow row, long time) {
        if (row.see(time)) {
            seenAgain.add(row);
        }
        return row;
    }

    /** Versions other than 0 come from noise on the air or from future firmware; one good duplicate shows which. */
    void correctVersion(TransmissionRow row, Observation observation) throws SQLException {
        if (row.payloadVersion() != 0
                && !SharedContact.is(observation.packet().packet())
                && observation.packet().packet().header().payloadVersion() == 0) {
            setVersion.setString(1, observation.frame().toUpperHex());
            setVersion.setLong(2, row.id);
            setVersion.executeUpdate();
            row.versionCorrected();
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
        selectText.close();
        insert.close();
        setLastSeen.close();
        setFirstSeen.close();
        setVersion.close();
        keepShared.close();
        setGenuine.close();
    }
}
