package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.batch.SeenTimes;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.postgres.jdbc.TimeSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes stale adverts: second brokers, queues and replayed packets deliver a node's older adverts after newer ones, and
 * these must not restore the old name and position. It knows the newest advert of each node in the table, and the adverts of
 * the batch, whose times the batch may change. Not thread-safe.
 */
final class NewestAdvertSet {

    private static final String SEEN = TimeSql.sortable("first_seen");
    /**
     * Shared contacts say nothing about their node, and times in the future come from a clock that ran ahead. The sum keeps the
     * planner from scanning all adverts of the table instead of those of the nodes.
     */
    private static final String SELECT =
            String.format(Locale.ROOT, """
            SELECT DISTINCT ON (from_pubkey) from_pubkey, id, first_seen FROM transmissions
            WHERE from_pubkey = ANY (?) AND first_seen >= '{since}' AND payload_type + 0 = 4 AND id <> ALL (?)
              AND %1$s <= ? AND (raw_hex !~ '%2$s' OR %3$s)
            ORDER BY from_pubkey, %1$s DESC, id DESC""", SEEN, SharedContact.REGEX, GenuineFrames.EXIST);

    private final LruCache<String, Newest> remembered;
    private final long latest;
    private final Map<String, Newest> newestOfTable = new HashMap<>();
    private final Map<String, Set<TransmissionRow>> ofBatch = new HashMap<>();

    NewestAdvertSet(LruCache<String, Newest> remembered, long now) {
        this.remembered = remembered;
        latest = now + SeenTimes.MAX_AHEAD_SECONDS;
    }

    /**
     * Reads the newest adverts of nodes, as far as they can be newer than those of the batch.
     *
     * @param earliest by node key, the earliest first time of the adverts of the batch, in seconds since 1970
     * @param lowered by node key, the adverts of the table whose first time in the batch is earlier than the stored one
     */
    void load(Connection connection, Map<String, Long> earliest, Map<String, Set<TransmissionRow>> lowered)
            throws SQLException {
        // A shared contact, too, lowers the time of its packet.
        lowered.keySet().stream().filter(key -> !earliest.containsKey(key)).forEach(remembered::remove);
        Map<String, List<String>> unknown = new TreeMap<>();
        Set<Long> excluded = new HashSet<>();
        for (Map.Entry<String, Long> node : earliest.entrySet()) {
            String key = node.getKey();
            Set<TransmissionRow> own = lowered.getOrDefault(key, Set.of());
            for (TransmissionRow row : own) {
                ofBatch.computeIfAbsent(key, absent -> new LinkedHashSet<>()).add(row);
                excluded.add(row.id);
            }
            Newest known = remembered.get(key);
            boolean holds = known != null
                    && known.firstSeen() <= latest
                    && own.stream()
                            .noneMatch(row ->
                                    row.id == Objects.requireNonNull(known).rank());
            if (holds) {
                newestOfTable.put(key, known);
            } else {
                unknown.computeIfAbsent(TimeSql.lowerBound(node.getValue()), date -> new ArrayList<>())
                        .add(key);
            }
        }
        // One query for each date, of which a batch has one or two: an old advert does not slow down the others.
        for (Map.Entry<String, List<String>> nodes : unknown.entrySet()) {
            read(connection, nodes.getKey(), nodes.getValue(), excluded);
        }
    }

    /**
     * The query for the newest adverts of nodes from a date on. A node can have thousands of earlier ones, each on a page of its own.
     * The date is no parameter, because plans are made without their values: with it the planner knows how few rows remain.
     *
     * @param date as {@link TimeSql#lowerBound} gives it
     */
    static String select(String date) {
        return SELECT.replace("{since}", date);
    }

    private void read(Connection connection, String date, List<String> publicKeys, Set<Long> excluded)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select(date))) {
            statement.setArray(1, connection.createArrayOf("text", publicKeys.toArray(new String[0])));
            statement.setArray(2, connection.createArrayOf("int8", excluded.toArray(new Long[0])));
            statement.setString(3, IsoTime.format(latest).substring(0, 19));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    newestOfTable.put(
                            found.getString(1),
                            new Newest(
                                    found.getLong(2),
                                    IsoTime.parse(found.getString(3)).orElse(Long.MIN_VALUE)));
                }
            }
        }
    }

    /** Whether another advert of the node is newer than this one, which is in the table from now on. */
    boolean isStale(String publicKey, TransmissionRow row) {
        ofBatch.computeIfAbsent(publicKey, absent -> new LinkedHashSet<>()).add(row);
        return newest(publicKey).filter(known -> known.isAfter(row)).isPresent();
    }

    private Optional<Newest> newest(String publicKey) {
        @Nullable Newest newest = newestOfTable.get(publicKey);
        for (TransmissionRow row : ofBatch.getOrDefault(publicKey, Set.of())) {
            if (row.firstSeen <= latest && (!row.shared || row.counted) && (newest == null || !newest.isAfter(row))) {
                newest = new Newest(row.rank(), row.firstSeen);
            }
        }
        return Optional.ofNullable(newest);
    }

    /** Called when all rows are written and have ids: remembers the newest adverts. */
    void remember() {
        for (String key : ofBatch.keySet()) {
            Optional<Newest> newest = newest(key);
            if (newest.isPresent()) {
                remembered.put(key, newest.get());
            } else {
                remembered.remove(key);
            }
        }
    }
}
