package io.github.meshcorejvm.store.sqlite.retention;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.rows.UnitedNode;
import io.github.meshcorejvm.store.sqlite.jdbc.FingerprintRows;
import io.github.meshcorejvm.store.sqlite.jdbc.NodeColumns;
import io.github.meshcorejvm.store.sqlite.jdbc.ShortTransactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One run: a connection, and the time at which the run began. */
final class PruneRun {

    /** When a node or an observer was last seen; the first time where no other can be read. */
    static final String SEEN = "coalesce(unixepoch(last_seen), unixepoch(first_seen))";

    private static final String SEEN_OF_OBSERVER = "coalesce(unixepoch(o.last_seen), unixepoch(o.first_seen))";

    static final String SILENT = "coalesce(inactive, 0) = 0 AND " + SEEN + " < ?";
    /** True if no row of another table refers to it, by any spelling of its id. */
    static final String UNUSED = "o.inactive = 1 AND " + SEEN_OF_OBSERVER + """
             < ?
            AND (o.rowid < (SELECT max(rowid) FROM observers)
              OR o.rowid <= (SELECT max(seq) FROM sqlite_sequence WHERE name = 'observers'))
            AND NOT EXISTS (SELECT 1 FROM observations WHERE observer_idx = o.rowid)
            AND NOT EXISTS (SELECT 1 FROM observer_metrics WHERE observer_id IN (o.id, upper(o.id), lower(o.id)))
            AND NOT EXISTS (SELECT 1 FROM dropped_packets WHERE observer_id IN (o.id, upper(o.id), lower(o.id)))""";
    /** In one transaction. */
    private static final int MAX_TRANSMISSIONS = 250;
    /** The index on first_seen finds the candidates; rows seen again since then stay. */
    private static final String OLD_TRANSMISSIONS = """
            SELECT id FROM transmissions
            WHERE first_seen < ? AND last_seen > 0 AND last_seen < ? ORDER BY first_seen LIMIT ?""";
    /**
     * Those that this index does not find, because a clock that ran ahead gave them a later first time. No index is on
     * last_seen; but once the others are gone, the oldest rows have the lowest ids.
     */
    private static final String MISDATED_TRANSMISSIONS = """
            SELECT id FROM (SELECT id, last_seen FROM transmissions ORDER BY id LIMIT 10000)
            WHERE last_seen > 0 AND last_seen < ? LIMIT ?""";

    private final Connection connection;
    private final ShortTransactions transactions;
    private final Instant now;
    private long observations;

    PruneRun(Connection connection, Instant now) {
        this.connection = connection;
        this.transactions = new ShortTransactions(connection);
        this.now = now;
    }

    long observations() {
        return observations;
    }

    interface Prune {
        long before(long cutoff, int limit) throws SQLException;
    }

    long each(Optional<Duration> age, Prune prune) throws SQLException, InterruptedException {
        if (age.isEmpty()) {
            return 0;
        }
        long cutoff = now.minus(age.get()).getEpochSecond();
        return transactions.untilDone(limit -> prune.before(cutoff, limit));
    }

    long count(Optional<Duration> age, String from) throws SQLException {
        if (age.isEmpty()) {
            return 0;
        }
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM " + from)) {
            count.setLong(1, now.minus(age.get()).getEpochSecond());
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** Old rows, and rows of silent observers, each counted once. */
    long countMetrics(RetentionPolicy policy) throws SQLException {
        String sql = "SELECT count(*) FROM observer_metrics m LEFT JOIN observers o ON o.id = m.observer_id"
                + " WHERE unixepoch(m.timestamp) < ?1 OR " + SEEN_OF_OBSERVER + " < ?2";
        try (PreparedStatement count = connection.prepareStatement(sql)) {
            count.setLong(1, cutoff(policy.metrics()));
            count.setLong(2, cutoff(policy.observers()));
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** The time before which rows are too old; without an age, a time before all others. */
    private long cutoff(Optional<Duration> age) {
        return age.isPresent() ? now.minus(age.get()).getEpochSecond() : Long.MIN_VALUE;
    }

    long moveNodes(long cutoff, int limit) throws SQLException {
        String old = "SELECT public_key FROM nodes WHERE " + SEEN + " < ? ORDER BY public_key LIMIT ?";
        // Older writers left a row of the same node in both tables.
        update(
                "INSERT INTO inactive_nodes (" + NodeColumns.LIST + ") SELECT " + NodeColumns.LIST
                        + " FROM nodes WHERE public_key IN (" + old + ") ON CONFLICT (public_key) DO UPDATE SET "
                        + UnitedNode.assignments("inactive_nodes", "excluded", NodeColumns::seconds),
                cutoff,
                limit);
        return update("DELETE FROM nodes WHERE public_key IN (" + old + ")", cutoff, limit);
    }

    long retireObservers(long cutoff, int limit) throws SQLException {
        return update(
                "UPDATE observers SET inactive = 1 WHERE rowid IN (SELECT rowid FROM observers WHERE " + SILENT
                        + " LIMIT ?)",
                cutoff,
                limit);
    }

    long deleteMetricsOfTheInactive(long cutoff, int limit) throws SQLException {
        return update(
                "DELETE FROM observer_metrics WHERE rowid IN (SELECT m.rowid FROM observer_metrics m"
                        + " JOIN observers o ON o.id = m.observer_id"
                        + " WHERE o.inactive = 1 AND " + SEEN_OF_OBSERVER + " < ? LIMIT ?)",
                cutoff,
                limit);
    }

    long deleteMetrics(long cutoff, int limit) throws SQLException {
        return deleteOlder("observer_metrics", "timestamp", cutoff, limit);
    }

    long deleteDroppedPackets(long cutoff, int limit) throws SQLException {
        return deleteOlder("dropped_packets", "dropped_at", cutoff, limit);
    }

    long deleteEdges(long cutoff, int limit) throws SQLException {
        return FingerprintRows.deleteOlder(connection, cutoff, limit);
    }

    /** Deletes observers that no row refers to. The highest rowid is kept if SQLite would reuse it for the next observer. */
    long purgeObservers(long cutoff, int limit) throws SQLException {
        return update(
                "DELETE FROM observers WHERE rowid IN (SELECT o.rowid FROM observers o WHERE " + UNUSED + " LIMIT ?)",
                cutoff,
                limit);
    }

    Prune olderThan(String table, String column) {
        return (cutoff, limit) -> deleteOlder(table, column, cutoff, limit);
    }

    /** For times with exactly three digits of milliseconds, which sort as text; the index on them finds the rows. */
    Prune olderThanMillis(String table, String column) {
        return (cutoff, limit) -> {
            String sql = "DELETE FROM %1$s WHERE id IN (SELECT id FROM %1$s WHERE %2$s < ? ORDER BY %2$s LIMIT ?)";
            try (PreparedStatement delete =
                    connection.prepareStatement(String.format(Locale.ROOT, sql, table, column))) {
                delete.setString(1, millis(cutoff));
                delete.setInt(2, limit);
                return delete.executeUpdate();
            }
        };
    }

    long countMillis(Optional<Duration> age, String table, String column) throws SQLException {
        if (age.isEmpty()) {
            return 0;
        }
        String sql = "SELECT count(*) FROM " + table + " WHERE " + column + " < ?";
        try (PreparedStatement count = connection.prepareStatement(sql)) {
            count.setString(1, millis(cutoff(age)));
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static String millis(long epochSecond) {
        return IsoTime.formatMillis(epochSecond);
    }

    /**
     * The first condition compares texts, so that an index can be used; it allows a day more, so that the spelling of a time
     * does not matter. The second compares times.
     */
    private long deleteOlder(String table, String column, long cutoff, int limit) throws SQLException {
        String sql = "DELETE FROM %1$s WHERE rowid IN (SELECT rowid FROM %1$s"
                + " WHERE %2$s < date(?1 + 86400, 'unixepoch') AND unixepoch(%2$s) < ?1 LIMIT ?2)";
        return update(String.format(Locale.ROOT, sql, table, column), cutoff, limit);
    }

    long deleteTransmissions(long cutoff, int limit) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement old = connection.prepareStatement(OLD_TRANSMISSIONS)) {
            // A day more than the cutoff, so that the spelling of a time does not matter.
            old.setString(1, IsoTime.format(Instant.ofEpochSecond(cutoff).plus(Duration.ofDays(1))));
            old.setLong(2, cutoff);
            old.setInt(3, transmissions(limit));
            try (ResultSet rows = old.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return delete(ids);
    }

    /** Looks for them before it takes the write lock: most files have none. */
    long deleteMisdatedTransmissions(Optional<Duration> age) throws SQLException, InterruptedException {
        if (age.isEmpty() || misdated(cutoff(age), 1).isEmpty()) {
            return 0;
        }
        return each(age, (cutoff, limit) -> delete(misdated(cutoff, transmissions(limit))));
    }

    private List<Long> misdated(long cutoff, int limit) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement old = connection.prepareStatement(MISDATED_TRANSMISSIONS)) {
            old.setLong(1, cutoff);
            old.setInt(2, limit);
            try (ResultSet rows = old.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    /** How many of them have so many rows, at some twenty observations each. */
    private static int transmissions(int limit) {
        return Math.min(MAX_TRANSMISSIONS, Math.max(1, limit / 20));
    }

    private long delete(List<Long> ids) throws SQLException {
        try (PreparedStatement deleteObservations =
                        connection.prepareStatement("DELETE FROM observations WHERE transmission_id = ?");
                PreparedStatement packet = connection.prepareStatement("DELETE FROM transmissions WHERE id = ?")) {
            for (long id : ids) {
                deleteObservations.setLong(1, id);
                observations += deleteObservations.executeUpdate();
                packet.setLong(1, id);
                packet.executeUpdate();
            }
        }
        return ids.size();
    }

    private long update(String sql, long cutoff, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, cutoff);
            statement.setInt(2, limit);
            return statement.executeUpdate();
        }
    }
}
