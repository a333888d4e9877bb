package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.NeighborConfig;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.terminal.TerminalText;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshcore build-neighbors}: brings the table {@code neighbor_edges} up to date. */
@Command(
        name = "build-neighbors",
        description = {
            "Bring the neighbor graph of a database up to date: who was heard by whom, how often, when last.",
            "Counts what came since the last run, and may run beside `meshcore ingest`, which does the same every minute."
        },
        mixinStandardHelpOptions = true)
public final class BuildNeighborsCommand implements Callable<Integer> {

    /** More days than any edge can be old, and few enough to be subtracted from now. */
    private static final double MOST_DAYS = 1_000_000;

    private static final int SECONDS_PER_DAY = 86_400;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--rebuild", description = "Count all observations again and replace what the table holds.")
    private boolean rebuild;

    @Option(
            names = "--max-edge-km",
            paramLabel = "N",
            description = "Make no edge between nodes with positions further apart; 0 = 500 km, negative = any"
                    + " (default: neighborGraph.maxEdgeKm of the configuration, else 500).")
    private @Nullable Double maxEdgeKm;

    @Option(
            names = "--direct-routes",
            arity = "1",
            paramLabel = "BOOL",
            description = "Whether the hops of direct routes and TRACE packets make edges. false is the right reading,"
                    + " since their last hop was not who was heard; true is what other builders do"
                    + " (default: neighborGraph.directRoutes of the configuration, else true).")
    private @Nullable Boolean directRoutes;

    @Option(
            names = "--prune-days",
            paramLabel = "N",
            defaultValue = "0",
            description = "Afterwards delete the edges not seen for N days; 0 or negative: none (default).")
    private double pruneDays;

    @Option(names = "--dry-run", description = "Only tell what a run would count. Writes nothing and prunes nothing.")
    private boolean dryRun;

    @Option(
            names = {"-q", "--quiet"},
            description = "No summary.")
    private boolean quiet;

    /** Made by picocli. */
    public BuildNeighborsCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireNumber("--max-edge-km", maxEdgeKm == null ? 0 : maxEdgeKm);
        requireNumber("--prune-days", pruneDays);
        Config config = common.forExistingDatabase(spec.commandLine().getErr(), quiet);
        Path file = config.database();
        NeighborOptions options = options(config.neighbors());
        NeighborStore neighbors = StoreSettings.store(config).neighbors();
        if (dryRun) {
            print(BuildSummary.of(neighbors.preview(options, edgeAge(), rebuild), options, file)
                    + " (dry run: nothing was written)");
            return ExitCode.OK;
        }
        try (BuildLock lock = rebuild ? BuildLock.await(file) : BuildLock.tryToGet(file)) {
            if (!lock.isHeld()) {
                print("neighbor graph of " + file + ": another run is at work on it, nothing to do");
                return ExitCode.OK;
            }
            BuildReport report = rebuild ? neighbors.rebuild(options, edgeAge()) : neighbors.update(options, edgeAge());
            Optional<Long> pruned =
                    edgeAge().map(age -> neighbors.prune(Instant.now().minus(age)));
            print(BuildSummary.of(report, options, file)
                    + pruned.map(edges -> "; " + edges + " old edges deleted").orElse(""));
            return ExitCode.OK;
        }
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
                ? Optional.of(Duration.ofSeconds((long) (Math.min(pruneDays, MOST_DAYS) * SECONDS_PER_DAY)))
                : Optional.empty();
    }

    private void print(String line) {
        if (!quiet) {
            spec.commandLine().getOut().println(TerminalText.escape(line));
        }
    }

    private void requireNumber(String option, double value) {
        if (!Double.isFinite(value)) {
            throw new ParameterException(spec.commandLine(), option + " must be a number but is " + value);
        }
    }
}
