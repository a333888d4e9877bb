package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.batch.ObserverChanges;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.sqlite.jdbc.Bind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of {@code observers}. Remembers the rowids of recently seen observers, and writes what packets say about an observer
 * once per batch, whatever their number. Not thread-safe.
 */
final class ObserverTable implements AutoCloseable {

    private static final int MAX_REMEMBERED = 20_000;
    private static final long MAX_REMEMBERED_CHARACTERS = 4 << 20;

    private static final String SELECT = "SELECT rowid FROM observers WHERE id = ?";
    private static final String INSERT = """
            INSERT INTO observers (id, name, iata, last_seen, first_seen, packet_count) VALUES (?, ?, ?, ?, ?, 0)
            RETURNING rowid""";
    private static final String ADD_PACKETS = String.format(
            Locale.ROOT,
            """
            UPDATE observers SET name = coalesce(?1, name), iata = coalesce(?2, iata),
              packet_count = coalesce(packet_count, 0) + ?3,
              last_seen = %s, first_seen = %s, last_packet_at = %s, inactive = 0
            WHERE rowid = ?7""",
            SqlTimes.later("last_seen", "?4", "?8"),
            SqlTimes.earlier("first_seen", "?5"),
            SqlTimes.later("last_packet_at", "?6", "?8"));
    private static final String ADD_SKEWS = String.format(Locale.ROOT, """
            UPDATE observers SET clock_skew_seconds = ?1,
              clock_skew_count_24h = CASE WHEN unixepoch(clock_last_naive_at) >= ?2 - %d
                THEN coalesce(clock_skew_count_24h, 0) ELSE 0 END + ?3,
              clock_last_naive_at = ?4
            WHERE rowid = ?5""", ObserverChanges.DAY_SECONDS);

    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement addPackets;
    private final PreparedStatement addSkews;
    private final LruCache<String, Long> rowids =
            new LruCache<>(MAX_REMEMBERED, MAX_REMEMBERED_CHARACTERS, String::length);
    private final Map<Long, ObserverChanges> pending = new LinkedHashMap<>();

    ObserverTable(Connection connection) throws SQLException {
        select = connection.prepareStatement(SELECT);
        insert = connection.prepareStatement(INSERT);
        addPackets = connection.prepareStatement(ADD_PACKETS);
        addSkews = connection.prepareStatement(ADD_SKEWS);
    }

    /** The rowid of an observer, if there is a row. */
    OptionalLong find(ObserverRef observer) throws SQLException {
        Long known = rowids.get(observer.id());
        if (known != null) {
            return OptionalLong.of(known);
        }
        for (String spelling : observer.spellings()) {
            select.setString(1, spelling);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    long rowid = row.getLong(1);
                    rowids.put(observer.id(), rowid);
                    return OptionalLong.of(rowid);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The rowid of an observer, whose row is created if missing. */
    long rowidOf(ObserverRef observer, long seen, long now) throws SQLException {
        OptionalLong known = find(observer);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        insert.setString(1, observer.id());
        insert.setString(2, observer.name().orElse(""));
        Bind.text(insert, 3, observer.iata());
        insert.setString(4, IsoTime.format(Math.min(seen, now)));
        insert.setString(5, IsoTime.format(seen));
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            long rowid = row.getLong(1);
            rowids.put(observer.id(), rowid);
            return rowid;
        }
    }

    /** What the packets of this batch say about an observer; written at its end. */
    ObserverChanges changes(long rowid) {
        return pending.computeIfAbsent(rowid, key -> new ObserverChanges());
    }

    /** Writes what packets said about one observer, before newer values are written. */
    void flush(long rowid) throws SQLException {
        ObserverChanges of = pending.remove(rowid);
        if (of != null) {
            write(rowid, of);
        }
    }

    /** Writes what packets said about all observers. */
    void flush() throws SQLException {
        for (Map.Entry<Long, ObserverChanges> entry : pending.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        pending.clear();
    }

    /** Forgets the rowids: another program wrote, or a write was undone. */
    void forget() {
        pending.clear();
        rowids.clear();
    }

    private void write(long rowid, ObserverChanges of) throws SQLException {
        Bind.text(addPackets, 1, of.name());
        Bind.text(addPackets, 2, of.iata());
        addPackets.setInt(3, of.packets());
        addPackets.setString(4, IsoTime.format(of.lastSeen()));
        addPackets.setString(5, IsoTime.format(of.firstSeen()));
        Bind.text(
                addPackets,
                6,
                of.lastPacket().isPresent()
                        ? Optional.of(IsoTime.format(of.lastPacket().getAsLong()))
                        : Optional.empty());
        addPackets.setLong(7, rowid);
        addPackets.setLong(8, of.now());
        addPackets.executeUpdate();
        if (of.skew().isPresent()) {
            addSkews.setLong(1, of.skew().getAsLong());
            addSkews.setLong(2, of.firstSkew());
            addSkews.setInt(3, of.skews());
            addSkews.setString(4, IsoTime.format(of.lastSkew()));
            addSkews.setLong(5, rowid);
            addSkews.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
        insert.close();
        addPackets.close();
        addSkews.close();
    }
}
