package io.github.meshcorejvm.store.postgres.retention;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.FingerprintRows;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceLease;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceTurns;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletes rows that are older than a policy allows, in short transactions on its own connection. If a run is killed, the next
 * run continues. Safe for use by multiple threads; two runs at once take turns.
 *
 * @param lease the lease that its transactions must hold, if it was requested
 */
public record Pruner(PostgresUrl url, MaintenanceLease lease) {

    private static final int MAX_EDGES = 2_000;

    @FunctionalInterface
    private interface Prune {
        long before(long cutoff) throws SQLException;
    }

    /** The steps of one run. */
    private record Run(MaintenanceTurns turns, Instant now) {
        long each(Optional<Duration> age, Prune prune) throws SQLException, InterruptedException {
            if (age.isEmpty()) {
                return 0;
            }
            long cutoff = now.minus(age.get()).getEpochSecond();
            return turns.untilDone(() -> prune.before(cutoff));
        }
    }

    /**
     * Deletes rows that are too old.
     *
     * @throws io.github.meshcorejvm.store.StoreException if the database fails; rows already deleted stay deleted
     * @throws InterruptedException if the thread was interrupted between two transactions
     */
    public RetentionReport prune(RetentionPolicy policy, Instant now) throws InterruptedException {
        try (Connection connection = ReadyDatabase.open(
                url.withDefaultApplicationName("meshcore retention"), PostgresConnections.Purpose.WRITE)) {
            Run run = new Run(new MaintenanceTurns(connection, lease), now);
            OldRows rows = new OldRows(connection);
            // First, so that it finds the rows counted before: nodes that become inactive now are deleted by a later
            // run.
            long purged = run.each(policy.observerPurge(), rows::purgeObservers);
            long nodes = run.each(policy.nodes(), rows::moveNodes);
            long observers = run.each(policy.observers(), rows::retireObservers);
            long metrics = run.each(policy.observers(), rows::deleteMetricsOfTheInactive)
                    + run.each(policy.metrics(), cutoff -> rows.deleteOlder("observer_metrics", "timestamp", cutoff));
            long dropped =
                    run.each(policy.metrics(), cutoff -> rows.deleteOlder("dropped_packets", "dropped_at", cutoff));
            long transmissions = run.each(policy.packets(), rows::deleteTransmissions)
                    + run.each(policy.packets(), rows::deleteMisdatedTransmissions);
            long edges = run.each(
                    policy.neighborEdges(), cutoff -> FingerprintRows.deleteOlder(connection, cutoff, MAX_EDGES));
            RetentionReport.Clients clients = pruneClients(run, rows, policy.clients());
            return new RetentionReport(
                    nodes, observers, purged, metrics, dropped, transmissions, rows.observations(), edges, clients);
        } catch (SQLException e) {
            throw PostgresFailure.of("delete old rows of " + url, e);
        }
    }

    private static RetentionReport.Clients pruneClients(Run run, OldRows rows, RetentionPolicy.Clients policy)
            throws SQLException, InterruptedException {
        return new RetentionReport.Clients(
                run.each(policy.receptions(), cutoff -> rows.deleteOlder("client_receptions", "rx_at", cutoff)),
                run.each(policy.receptions(), cutoff -> rows.deleteOlder("client_observers", "last_seen", cutoff)),
                run.each(
                        policy.observations(),
                        cutoff -> rows.deleteOlderMillis("client_rx_observations", "rx_at", cutoff)),
                run.each(
                        policy.rfSamples(),
                        cutoff -> rows.deleteOlderMillis("client_rf_samples", "sampled_at", cutoff)),
                run.each(
                        policy.regions(),
                        cutoff -> rows.deleteOlderMillis("node_declared_regions", "observed_at", cutoff)));
    }

    /** Counts what {@link #prune} would find, and deletes nothing. */
    public RetentionReport count(RetentionPolicy policy, Instant now) {
        try (Connection connection = ReadyDatabase.open(url, PostgresConnections.Purpose.READ)) {
            return new OldRowCounts(connection, now).of(policy);
        } catch (SQLException e) {
            throw PostgresFailure.of("count old rows of " + url, e);
        }
    }
}
