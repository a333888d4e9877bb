package io.github.meshcorejvm.store.sqlite.retention;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Deletes rows that are older than a policy allows, in short transactions on its own connection. If a run is killed, the next
 * run continues. Safe for use by multiple threads; two runs at once take turns.
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
     * Deletes rows that are too old.
     *
     * @throws StoreException if the database fails; rows already deleted stay deleted
     * @throws InterruptedException if the thread was interrupted between two transactions
     */
    public RetentionReport prune(RetentionPolicy policy) throws InterruptedException {
        try (Connection connection = Connections.openPatiently(file, options)) {
            PruneRun run = new PruneRun(connection, options.clock().instant());
            // First, so that it finds the rows counted before: nodes that become inactive now are deleted by a later
            // run.
            long purged = run.each(policy.observerPurge(), run::purgeObservers);
            long nodes = run.each(policy.nodes(), run::moveNodes);
            long observers = run.each(policy.observers(), run::retireObservers);
            long metrics = run.each(policy.observers(), run::deleteMetricsOfTheInactive)
                    + run.each(policy.metrics(), run::deleteMetrics);
            long dropped = run.each(policy.metrics(), run::deleteDroppedPackets);
            long transmissions = run.each(policy.packets(), run::deleteTransmissions)
                    + run.deleteMisdatedTransmissions(policy.packets());
            long edges = run.each(policy.neighborEdges(), run::deleteEdges);
            RetentionReport.Clients clients = pruneClients(run, policy.clients());
            return new RetentionReport(
                    nodes, observers, purged, metrics, dropped, transmissions, run.observations(), edges, clients);
        } catch (SQLException e) {
            throw SqliteFailure.of("delete old rows of " + file, e);
        }
    }

    /** Counts what {@link #prune} would find, and deletes nothing. */
    public RetentionReport count(RetentionPolicy policy) {
        try (Connection connection = Connections.open(file, options)) {
            PruneRun run = new PruneRun(connection, options.clock().instant());
            return new RetentionReport(
                    run.count(policy.nodes(), "nodes WHERE " + PruneRun.SEEN + " < ?"),
                    run.count(policy.observers(), "observers WHERE " + PruneRun.SILENT),
                    run.count(policy.observerPurge(), "observers o WHERE " + PruneRun.UNUSED),
                    run.countMetrics(policy),
                    run.count(policy.metrics(), "dropped_packets WHERE unixepoch(dropped_at) < ?"),
                    run.count(policy.packets(), "transmissions WHERE last_seen > 0 AND last_seen < ?"),
                    run.count(
                            policy.packets(),
                            "observations o JOIN transmissions t ON t.id = o.transmission_id"
                                    + " WHERE t.last_seen > 0 AND t.last_seen < ?"),
                    run.count(policy.neighborEdges(), "neighbor_edges WHERE unixepoch(last_seen) < ?"),
                    countClients(run, policy.clients()));
        } catch (SQLException e) {
            throw SqliteFailure.of("count old rows of " + file, e);
        }
    }

    private static RetentionReport.Clients pruneClients(PruneRun run, RetentionPolicy.Clients policy)
            throws SQLException, InterruptedException {
        return new RetentionReport.Clients(
                run.each(policy.receptions(), run.olderThan("client_receptions", "rx_at")),
                run.each(policy.receptions(), run.olderThan("client_observers", "last_seen")),
                run.each(policy.observations(), run.olderThanMillis("client_rx_observations", "rx_at")),
                run.each(policy.rfSamples(), run.olderThanMillis("client_rf_samples", "sampled_at")),
                run.each(policy.regions(), run.olderThanMillis("node_declared_regions", "observed_at")));
    }

    private static RetentionReport.Clients countClients(PruneRun run, RetentionPolicy.Clients policy)
            throws SQLException {
        return new RetentionReport.Clients(
                run.count(policy.receptions(), "client_receptions WHERE unixepoch(rx_at) < ?"),
                run.count(policy.receptions(), "client_observers WHERE unixepoch(last_seen) < ?"),
                run.countMillis(policy.observations(), "client_rx_observations", "rx_at"),
                run.countMillis(policy.rfSamples(), "client_rf_samples", "sampled_at"),
                run.countMillis(policy.regions(), "node_declared_regions", "observed_at"));
    }
}
