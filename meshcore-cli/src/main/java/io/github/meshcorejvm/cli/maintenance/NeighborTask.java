package io.github.meshcorejvm.cli.maintenance;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.NeighborConfig;
import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts new observations into the neighbor graph, and gives the writer a fresh view of nodes and edges. */
public final class NeighborTask implements MaintenanceTasks.MaintenanceTask {

    /** Servers reload the edges at the same interval. */
    public static final Duration PERIOD = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(NeighborTask.class);

    private final MaintainedDatabase database;
    private final NeighborOptions options;
    private final Supplier<Optional<Duration>> edgeAge;
    private final Consumer<HopResolver> writer;
    private String reportedOptions = "";

    /**
     * Builds the graph of a database.
     *
     * @param edgeAge the age at which retention deletes an edge; empty if no retention runs
     */
    public NeighborTask(
            MaintainedDatabase database,
            Config config,
            Supplier<Optional<Duration>> edgeAge,
            Consumer<HopResolver> writer) {
        this.database = database;
        this.edgeAge = edgeAge;
        NeighborConfig wanted = config.neighbors();
        options = new NeighborOptions(wanted.maxEdgeKm(), wanted.directRoutes(), wanted.minHopBytes());
        this.writer = writer;
    }

    @Override
    public void run() {
        runOn(database.store().neighbors());
    }

    /** Builds on {@code graph}, which may use the writer's connection if called on the writer's thread. */
    public void runOn(NeighborStore graph) {
        if (database.isOurTurn()) {
            BuildReport report = graph.update(options, edgeAge.get());
            report.rebuildReason()
                    .ifPresent(reason ->
                            LOG.warn("neighbor graph rebuilt from {} observations: {}", report.observations(), reason));
            report.previousOptions().ifPresent(this::reportMixed);
            if (!report.isEmpty()) {
                LOG.debug("neighbor graph: {}", report);
            }
        }
        writer.accept(graph.resolver());
    }

    /** Once, not with each build of a run: only an operator decides when everything is counted again. */
    private void reportMixed(String previous) {
        if (!previous.equals(reportedOptions)) {
            reportedOptions = previous;
            LOG.warn(
                    "neighbor graph: older counts used {}; run meshcore build-neighbors --rebuild to count them the same way",
                    previous);
        }
    }
}
