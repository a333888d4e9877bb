package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandFailedException;
import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.NeighborConfig;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.store.Lease;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meshcore build-neighbors}: brings the table {@code neighbor_edges} up to date. */
@Command(
        name = "build-neighbors",
        description = {
            BuildNeighborsCommand.DESCRIPTION,
            "Counts the observations since the last run. Can run while `meshcore ingest` is running, which updates the graph every minute itself."
        },
        footer = {
            "",
            "Examples:",
            "  meshcore build-neighbors --config config.json --quiet",
            "  meshcore build-neighbors --db meshcore.db --rebuild --max-edge-km 200",
            "  meshcore build-neighbors --db meshcore.db --prune-days 30 --dry-run",
            "",
            "Exit status: 0; 1 when the graph is not up to date; 2 for wrong options."
        },
        mixinStandardHelpOptions = true)
public final class BuildNeighborsCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION =
            "Update the neighbor graph of a database: which nodes hear each other, how often and when last.";

    /** More days than the age of any edge, and few enough to be subtracted from the current time. */
    private static final double MAX_DAYS = 1_000_000;

    private static final int SECONDS_PER_DAY = 86_400;

    @Spec
    private CommandSpec spec;

    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final CommandSpec commonOptions = common.spec();

    @Mixin
    private CommandOutput output;

    @Option(names = "--rebuild", description = "Count all observations again and replace the graph.")
    private boolean rebuild;

    @Option(
            names = "--max-edge-km",
            paramLabel = "N",
            description =
                    "Ignore edges between nodes whose positions are further apart; 0 for 500 km, negative for no limit"
                            + " (default: neighborGraph.maxEdgeKm of the configuration, else 500).")
    private @Nullable Double maxEdgeKm;

    @Option(
            names = "--direct-routes",
            arity = "1",
            paramLabel = "BOOL",
            description = "Whether hops of direct routes and TRACE packets count as edges. false is correct,"
                    + " because their last hop is not the node that was heard; true is what other programs do"
                    + " (default: neighborGraph.directRoutes of the configuration, else true).")
    private @Nullable Boolean directRoutes;

    @Option(
            names = "--prune-days",
            paramLabel = "N",
            defaultValue = "0",
            description = "Then delete edges not seen for N days; 0 or negative deletes none (default).")
    private double pruneDays;

    @Option(names = "--dry-run", description = "Print what would be counted and deleted, write nothing.")
    private boolean dryRun;

    /** Created by picocli. */
    public BuildNeighborsCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Config config = common.forExistingDatabase(spec.commandLine().getErr(), output.isQuiet());
        String database = config.location().toString();
        NeighborOptions options = options(config.neighbors());
        MeshStore store = StoreSettings.store(config);
        NeighborStore neighbors = store.neighbors();
        if (dryRun) {
            BuildReport report = neighbors.preview(options, edgeAge(), rebuild);
            output.print(BuildSummary.of(report, options, database)
                    + edgeAge()
                            .map(age -> "; " + report.deleted() + " old edges would be deleted")
                            .orElse("")
                    + " (dry run: nothing written)");
            return ExitCode.OK;
        }
        if (config.isOnServer()) {
            try (Lease lease = store.lease()) {
                if (lease.tryAcquire()) {
                    build(neighbors, options, database);
                    return ExitCode.OK;
                }
                String why = "neighbor graph of " + database + ": ingest or another build keeps it up to date";
                if (rebuild) {
                    throw new CommandFailedException(why + "; stop it to rebuild the graph");
                }
                output.print(why + ", nothing to do");
                return ExitCode.OK;
            }
        }
        Path file = config.fileBase();
        try (BuildLock lock = rebuild ? BuildLock.await(file) : BuildLock.tryToGet(file)) {
            if (!lock.isHeld()) {
                output.print("neighbor graph of " + file + ": another build is running, nothing to do");
                return ExitCode.OK;
            }
            build(neighbors, options, database);
            return ExitCode.OK;
        }
    }

    private void build(NeighborStore neighbors, NeighborOptions options, String database) {
        BuildReport report = rebuild ? neighbors.rebuild(options, edgeAge()) : neighbors.update(options, edgeAge());
        Optional<Long> pruned =
                edgeAge().map(age -> neighbors.prune(Instant.now().minus(age)));
        output.print(BuildSummary.of(report, options, database)
                + pruned.map(edges -> "; " + (report.deleted() + edges) + " old edges deleted")
                        .orElse(""));
    }

    private NeighborOptions options(NeighborConfig configured) {
        OptionalDouble limit = configured.maxEdgeKm();
        if (maxEdgeKm != null) {
            limit = maxEdgeKm < 0
                    ? OptionalDouble.empty()
                    : maxEdgeKm > 0 ? OptionalDouble.of(maxEdgeKm) : NeighborOptions.DEFAULT.maxEdgeKm();
        }
        return new NeighborOptions(
                limit, directRoutes == null ? configured.directRoutes() : directRoutes, configured.minHopBytes());
    }

    private Optional<Duration> edgeAge() {
        return pruneDays > 0
                ? Optional.of(Duration.ofSeconds((long) (Math.min(pruneDays, MAX_DAYS) * SECONDS_PER_DAY)))
                : Optional.empty();
    }
}
