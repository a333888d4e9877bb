package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import io.github.meshcorejvm.store.sqlite.jdbc.GenuineFrames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of {@code transmissions}: one a distinct packet. Remembers recent rows, and writes the times of the packets
 * seen again once a batch. Not thread-safe.
 */
final class TransmissionTable implements AutoCloseable {

    private static final int REMEMBERED = 20_000;
    private static final long MAX_CHARACTERS = 2 << 20;

    private static final String SELECT = String.format(Locale.ROOT, """
            SELECT id, payload_version, first_seen, last_seen,
              CASE WHEN payload_type IS 4 AND raw_hex GLOB '%s' THEN 1 + %s ELSE 0 END
            FROM transmissions WHERE hash = ?""", SharedContact.GLOB, GenuineFrames.EXIST);
    private static final String INSERT = """
            INSERT INTO transmissions (raw_hex, hash, first_seen, route_type, payload_type, payload_version, decoded_json,
              channel_hash, from_pubkey, scope_name, last_seen, code1, code2)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING id""";
    private static final String SET_LAST_SEEN = "UPDATE transmissions SET last_seen = max(last_seen, ?) WHERE id = ?";
    /** Rare, and apart: SQLite writes every index of a column that is set, whether its value changes or not. */
    private static final String SET_FIRST_SEEN = "UPDATE transmissions SET first_seen = ? WHERE id = ?";

    private static final String SET_GENUINE = """
            UPDATE transmissions SET raw_hex = ?, route_type = ?, payload_version = ?, scope_name = ?, code1 = ?, code2 = ?
            WHERE id = ?""";
    private static final String SET_VERSION = "UPDATE transmissions SET payload_version = 0, raw_hex = ? WHERE id = ?";

    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement setLastSeen;
    private final PreparedStatement setFirstSeen;
    private final PreparedStatement setVersion;
    private final PreparedStatement setGenuine;
    private final LruCache<String, Row> rows = new LruCache<>(REMEMBERED, MAX_CHARACTERS, String::length);
    private final Set<Row> seenAgain = new LinkedHashSet<>();

    TransmissionTable(Connection connection) throws SQLException {
        select = connection.prepareStatement(SELECT);
        insert = connection.prepareStatement(INSERT);
        setLastSeen = connection.prepareStatement(SET_LAST_SEEN);
        setFirstSeen = connection.prepareStatement(SET_FIRST_SEEN);
        setVersion = connection.prepareStatement(SET_VERSION);
        setGenuine = connection.prepareStatement(SET_GENUINE);
    }

    /** A row as far as the writer must know it. */
    static final class Row {
        final long id;
        final boolean inserted;
        private int payloadVersion;
        private long firstSeen;
        private long lastSeen;
        private boolean earlier;
        /** Whether its frame is a shared contact. */
        private boolean shared;
        /** Whether an older program, which left it that frame, has seen a genuine one too. */
        private boolean counted;

        private Row(long id, boolean inserted, int payloadVersion, long firstSeen, long lastSeen, boolean shared) {
            this.shared = shared;
            this.id = id;
            this.inserted = inserted;
            this.payloadVersion = payloadVersion;
            this.firstSeen = firstSeen;
            this.lastSeen = lastSeen;
        }

        long firstSeen() {
            return firstSeen;
        }

        /** Whether an earlier first time is noted, and not written yet. */
        boolean isEarlier() {
            return earlier;
        }
    }

    /**
     * Whether an observation is the first genuine one of its packet. One that came as a shared contact before takes over what
     * this observation tells of the route; to be asked after {@link #see}, once an observation.
     */
    boolean isFirstGenuine(Row row, Observation observation) throws SQLException {
        if (SharedContact.is(observation.packet().packet())) {
            return false;
        }
        if (row.inserted || !row.shared) {
            return row.inserted;
        }
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
        row.shared = false;
        row.payloadVersion = packet.header().payloadVersion();
        return !row.counted;
    }

    /** The row of a packet, made if there is none; {@link Row#inserted} says which. */
    Row see(Observation observation) throws SQLException {
        String hash = observation.packet().hash().toString();
        long time = observation.receivedAt().getEpochSecond();
        Optional<Row> known = find(hash);
        if (known.isPresent()) {
            Row row = known.get();
            touch(row, time);
            return row;
        }
        var packet = observation.packet().packet();
        var content = observation.packet().content();
        Optional<Bytes> codes = packet.transportCodes().map(TransportCodes::toBytes);
        insert.setString(1, observation.frame().toUpperHex());
        insert.setString(2, hash);
        insert.setString(3, IsoTime.format(time));
        insert.setInt(4, packet.routeType().code());
        insert.setInt(5, packet.payloadType().code());
        insert.setInt(6, packet.header().payloadVersion());
        insert.setString(7, content.decodedJson());
        Bind.text(insert, 8, content.channelHash());
        Bind.text(insert, 9, content.advert().map(advert -> advert.publicKey()));
        Bind.text(insert, 10, observation.packet().scopeName());
        insert.setLong(11, time);
        Bind.text(insert, 12, codes.map(bytes -> bytes.slice(0, 2).toUpperHex()));
        Bind.text(insert, 13, codes.map(bytes -> bytes.slice(2, 4).toUpperHex()));
        return inserted(hash, packet.header().payloadVersion(), time, SharedContact.is(packet));
    }

    /** The row of a text without a frame, made if there is none. */
    Row see(CompanionMessage message) throws SQLException {
        long time = message.receivedAt().getEpochSecond();
        Optional<Row> known = find(message.hash());
        if (known.isPresent()) {
            touch(known.get(), time);
            return known.get();
        }
        insert.setString(1, "");
        insert.setString(2, message.hash());
        insert.setString(3, IsoTime.format(time));
        insert.setInt(4, 1);
        insert.setInt(5, message.kind().payloadType());
        insert.setInt(6, 0);
        insert.setString(7, message.decodedJson());
        Bind.text(insert, 8, message.channelHash());
        Bind.text(insert, 9, Optional.empty());
        Bind.text(insert, 10, Optional.empty());
        insert.setLong(11, time);
        Bind.text(insert, 12, Optional.empty());
        Bind.text(insert, 13, Optional.empty());
        return inserted(message.hash(), 0, time, false);
    }

    /** Writes the times of the packets seen again. */
    void flush() throws SQLException {
        for (Row row : seenAgain) {
            setLastSeen.setLong(1, row.lastSeen);
            setLastSeen.setLong(2, row.id);
            setLastSeen.executeUpdate();
            if (row.earlier) {
                setFirstSeen.setString(1, IsoTime.format(row.firstSeen));
                setFirstSeen.setLong(2, row.id);
                setFirstSeen.executeUpdate();
                row.earlier = false;
            }
        }
        seenAgain.clear();
    }

    /** Forgets everything: somebody else wrote, or what was written is undone. */
    void forget() {
        rows.clear();
        seenAgain.clear();
    }

    private Optional<Row> find(String hash) throws SQLException {
        Row row = rows.get(hash);
        if (row != null) {
            return Optional.of(row);
        }
        select.setString(1, hash);
        try (ResultSet found = select.executeQuery()) {
            if (!found.next()) {
                return Optional.empty();
            }
            Row read = new Row(
                    found.getLong(1),
                    false,
                    found.getInt(2),
                    IsoTime.parse(found.getString(3)).orElse(Long.MAX_VALUE),
                    found.getLong(4),
                    found.getInt(5) > 0);
            read.counted = found.getInt(5) > 1;
            rows.put(hash, read);
            return Optional.of(read);
        }
    }

    private Row inserted(String hash, int payloadVersion, long time, boolean shared) throws SQLException {
        try (ResultSet id = insert.executeQuery()) {
            id.next();
            Row row = new Row(id.getLong(1), true, payloadVersion, time, time, shared);
            // Those who see it from now on see a row that was there.
            rows.put(hash, new Row(row.id, false, payloadVersion, time, time, shared));
            return row;
        }
    }

    private void touch(Row row, long time) {
        if (time > row.lastSeen) {
            row.lastSeen = time;
            seenAgain.add(row);
        }
        if (time < row.firstSeen) {
            row.firstSeen = time;
            row.earlier = true;
            seenAgain.add(row);
        }
    }

    /** Versions other than 0 are noise on the air, or of the future; one good duplicate tells which. */
    void correctVersion(Row row, Observation observation) throws SQLException {
        if (row.payloadVersion != 0
                && !SharedContact.is(observation.packet().packet())
                && observation.packet().packet().header().payloadVersion() == 0) {
            setVersion.setString(1, observation.frame().toUpperHex());
            setVersion.setLong(2, row.id);
            setVersion.executeUpdate();
            row.payloadVersion = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
        insert.close();
        setLastSeen.close();
        setFirstSeen.close();
        setVersion.close();
        setGenuine.close();
    }
}
