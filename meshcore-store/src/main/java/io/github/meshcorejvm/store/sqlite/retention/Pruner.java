package io.github.meshcorejvm.store.sqlite.retention;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.EdgeFingerprint;
import io.github.meshcorejvm.store.sqlite.jdbc.NodeColumns;
import io.github.meshcorejvm.store.sqlite.jdbc.ShortTransactions;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Path;
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

/**
 * Deletes what is older than a policy keeps, in short transactions over a connection of its own. Killed at any point, the
 * next run goes on. Safe for use by multiple threads; two runs at once take turns.
 */
public final class Pruner {

    private final Path file;
    private final StoreOptions options;

    /** For a file whose schema is up to date. */
    public Pruner(Path file, StoreOptions options) {
        this.file = file;
        this.options = options;
    }

    /**
     * Deletes what is too old.
     *
     * @throws StoreException if the database does not do it; what was deleted before stays deleted
     * @throws InterruptedException if the thread was interrupted between two transactions
     */
    public RetentionReport prune(RetentionPolicy policy) throws InterruptedException {
        try (Connection connection = Connections.openPatiently(file, options)) {
            Run run = new Run(connection);
            long nodes = run.each(policy.nodes(), run::moveNodes);
            long observers = run.each(policy.observers(), run::retireObservers);
            long metrics = run.each(policy.observers(), run::deleteMetricsOfTheInactive)
                    + run.each(policy.metrics(), run::deleteMetrics);
            long dropped = run.each(policy.metrics(), run::deleteDroppedPackets);
            long transmissions = run.each(policy.packets(), run::deleteTransmissions);
            long edges = run.each(policy.neighborEdges(), run::deleteEdges);
            long receptions = run.each(policy.clientReceptions(), run::deleteReceptions);
            long phones = run.each(policy.clientReceptions(), run::deletePhones);
            return new RetentionReport(
                    nodes, observers, metrics, dropped, transmissions, run.observations, edges, receptions, phones);
        } catch (SQLException e) {
            throw SqliteFailure.of("delete old rows of " + file, e);
        }
    }

    /** Counts what {@link #prune} would find, and deletes nothing. */
    public RetentionReport count(RetentionPolicy policy) {
        try (Connection connection = Connections.open(file, options)) {
            Run run = new Run(connection);
            return new RetentionReport(
                    run.count(policy.nodes(), "nodes WHERE unixepoch(last_seen) < ?"),
                    run.count(policy.observers(), "observers WHERE " + Run.SILENT),
                    run.countMetrics(policy),
                    run.count(policy.metrics(), "dropped_packets WHERE unixepoch(dropped_at) < ?"),
                    run.count(policy.packets(), "transmissions WHERE last_seen > 0 AND last_seen < ?"),
                    run.count(
                            policy.packets(),
                            "observations o JOIN transmissions t ON t.id = o.transmission_id"
                                    + " WHERE t.last_seen > 0 AND t.last_seen < ?"),
                    run.count(policy.neighborEdges(), "neighbor_edges WHERE unixepoch(last_seen) < ?"),
                    run.count(policy.clientReceptions(), "client_receptions WHERE unixepoch(rx_at) < ?"),
                    run.count(policy.clientReceptions(), "client_observers WHERE unixepoch(last_seen) < ?"));
        } catch (SQLException e) {
            throw SqliteFailure.of("count old rows of " + file, e);
        }
    }

    /** One run: a connection, and what time it was when it began. */
    private final class Run {

        private static final String SILENT = "coalesce(inactive, 0) = 0 AND unixepoch(last_seen) < ?";
        /** The index on first_seen leads to the candidates; who was heard again since then stays. */
        private static final String OLD_TRANSMISSIONS = """
                SELECT id FROM transmissions
                WHERE first_seen < ? AND last_seen > 0 AND last_seen < ? ORDER BY first_seen LIMIT ?""";

        private final Connection connection;
        private final ShortTransactions transactions;
        private final long now;
        private long observations;

        Run(Connection connection) {
            this.connection = connection;
            this.transactions = new ShortTransactions(connection);
            this.now = options.clock().instant().getEpochSecond();
        }

        private interface Prune {
            long before(long cutoff, int limit) throws SQLException;
        }

        long each(Optional<Duration> age, Prune prune) throws SQLException, InterruptedException {
            if (age.isEmpty()) {
                return 0;
            }
            long cutoff = now - age.get().toSeconds();
            return transactions.untilDone(limit -> prune.before(cutoff, limit));
        }

        long count(Optional<Duration> age, String from) throws SQLException {
            if (age.isEmpty()) {
                return 0;
            }
            try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM " + from)) {
                count.setLong(1, now - age.get().toSeconds());
                try (ResultSet result = count.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        }

        /** Those that are old, and those of observers that are silent, each once. */
        long countMetrics(RetentionPolicy policy) throws SQLException {
            String sql = """
                    SELECT count(*) FROM observer_metrics m LEFT JOIN observers o ON o.id = m.observer_id
                    WHERE unixepoch(m.timestamp) < ?1 OR unixepoch(o.last_seen) < ?2""";
            try (PreparedStatement count = connection.prepareStatement(sql)) {
                count.setLong(1, cutoff(policy.metrics()));
                count.setLong(2, cutoff(policy.observers()));
                try (ResultSet result = count.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        }

        /** The time before which things are too old; without an age, before all times. */
        private long cutoff(Optional<Duration> age) {
            return age.isPresent() ? now - age.get().toSeconds() : Long.MIN_VALUE;
        }

        long moveNodes(long cutoff, int limit) throws SQLException {
            String old = "SELECT public_key FROM nodes WHERE unixepoch(last_seen) < ? ORDER BY public_key LIMIT ?";
            update(
                    "INSERT OR REPLACE INTO inactive_nodes (" + NodeColumns.LIST + ") SELECT " + NodeColumns.LIST
                            + " FROM nodes WHERE public_key IN (" + old + ")",
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
                            + " WHERE o.inactive = 1 AND unixepoch(o.last_seen) < ? LIMIT ?)",
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
            return EdgeFingerprint.deleteOlder(connection, cutoff, limit);
        }

        long deleteReceptions(long cutoff, int limit) throws SQLException {
            return deleteOlder("client_receptions", "rx_at", cutoff, limit);
        }

        long deletePhones(long cutoff, int limit) throws SQLException {
            return deleteOlder("client_observers", "last_seen", cutoff, limit);
        }

        /**
         * The first condition compares texts, for an index to be of use; it lets a day too much through, so that the
         * spellings of a time make no difference. The second compares times.
         */
        private long deleteOlder(String table, String column, long cutoff, int limit) throws SQLException {
            String sql = "DELETE FROM %1$s WHERE rowid IN (SELECT rowid FROM %1$s"
                    + " WHERE %2$s < date(?1 + 86400, 'unixepoch') AND unixepoch(%2$s) < ?1 LIMIT ?2)";
            return update(String.format(Locale.ROOT, sql, table, column), cutoff, limit);
        }

        long deleteTransmissions(long cutoff, int limit) throws SQLException {
            List<Long> ids = new ArrayList<>();
            try (PreparedStatement old = connection.prepareStatement(OLD_TRANSMISSIONS)) {
                // A day more than the cutoff, so that the spellings of a time make no difference.
                old.setString(1, IsoTime.format(Instant.ofEpochSecond(cutoff).plus(Duration.ofDays(1))));
                old.setLong(2, cutoff);
                // Each transmission brings some twenty observations with it.
                old.setInt(3, Math.max(1, limit / 20));
                try (ResultSet rows = old.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                    }
                }
            }
            try (PreparedStatement sightings =
                            connection.prepareStatement("DELETE FROM observations WHERE transmission_id = ?");
                    PreparedStatement packet = connection.prepareStatement("DELETE FROM transmissions WHERE id = ?")) {
                for (long id : ids) {
                    sightings.setLong(1, id);
                    observations += sightings.executeUpdate();
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
}
