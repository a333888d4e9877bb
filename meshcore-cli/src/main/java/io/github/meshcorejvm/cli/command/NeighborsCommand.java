package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.DatabaseUse;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.graph.EdgeOrder;
import io.github.meshcorejvm.cli.graph.EdgeOrderName;
import io.github.meshcorejvm.cli.graph.GraphFormat;
import io.github.meshcorejvm.cli.graph.PageSettings;
import io.github.meshcorejvm.cli.graph.TableOptions;
import io.github.meshcorejvm.cli.terminal.StandardStream;
import io.github.meshcorejvm.cli.terminal.TerminalSize;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshcore neighbors}: writes the neighbor graph for people and other programs. */
@Command(
        name = "neighbors",
        description = {
            NeighborsCommand.DESCRIPTION,
            "The graph is the one that `meshcore build-neighbors` or `meshcore ingest` last wrote; median SNR and observers come from"
                    + " the observations."
        },
        footer = {
            "",
            "Examples:",
            "  meshcore neighbors --db meshcore.db --sort snr --limit 20",
            "  meshcore neighbors --db meshcore.db --since 7d --format html -o mesh.html",
            "  meshcore neighbors --db meshcore.db --node 8f3a --format json | jq '.edges | length'",
            "",
            "Exit status: 0; 1 when the database cannot be read or no edge is of a node that --node matches; 2 for wrong options."
        },
        mixinStandardHelpOptions = true)
public final class NeighborsCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION = "Print or export the neighbor graph of a database.";

    @Spec
    private CommandSpec spec;

    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final CommandSpec commonOptions = common.spec();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description =
                    "table (default), json, csv, dot (Graphviz), graphml (Gephi, networkx), geojson (QGIS) or html (an"
                            + " interactive page).")
    private GraphFormat format = GraphFormat.TABLE;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Only edges seen since then: an age such as 90m, 24h, 7d or 2w, a date such as 2026-11-01 (UTC), or a time such as 2026-11-01T00:00:00Z.")
    private @Nullable String since;

    @Option(
            names = "--node",
            paramLabel = "PREFIX|NAME",
            description =
                    "Only edges of nodes whose public key starts with this prefix or that have this name; if there are"
                            + " none, of nodes whose name contains it.")
    private @Nullable String node;

    @Option(names = "--iata", paramLabel = "IATA", description = "Only edges heard by an observer with this IATA code.")
    private @Nullable String iata;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only edges heard at least N times.")
    private long minCount;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            converter = EdgeOrderName.class,
            completionCandidates = EdgeOrderName.class,
            description = "Table: count (default), last-seen, distance, snr or observers; highest first.")
    private @Nullable EdgeOrder sort;

    @Option(names = "--limit", paramLabel = "N", description = "Table: only the first N edges.")
    private @Nullable Integer limit;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Output file, replaced only when complete (default: -, standard output).")
    private @Nullable Path output;

    @Mixin
    private PageOptions page;

    /** Created by picocli. */
    public NeighborsCommand() {}

    /** The former name of {@code --iata}. */
    @Option(names = "--region", paramLabel = "IATA", hidden = true)
    private void region(String code) {
        iata = code;
    }

    @Override
    public Integer call() throws IOException {
        checkFilters();
        Optional<Instant> from = Optional.empty();
        if (since != null) {
            from = Optional.of(SinceTime.parse(spec.commandLine(), since));
        }
        TableOptions table = tableOptions();
        PageSettings settings = page.settings(format == GraphFormat.HTML);
        Config config = common.forUse(DatabaseUse.READ)
                .loadPresent(spec.commandLine().getErr())
                .config();
        GraphQuery query = new GraphQuery(from, Optional.ofNullable(node), Optional.ofNullable(iata), minCount);
        NeighborStore neighbors = StoreSettings.store(config).neighbors();
        NeighborGraph graph = neighbors.read(query);
        if (graph.edges().isEmpty()) {
            String why = new NoEdges(query, Optional.ofNullable(since))
                    .explain(neighbors, config.location().toString());
            spec.commandLine().getErr().println(TerminalText.escape(why));
        }
        if (output == null || output.toString().equals("-")) {
            write(graph, table, settings, spec.commandLine().getOut());
        } else {
            // A file needs no limit of its width.
            write(graph, new TableOptions(table.order(), table.maxEdges(), Integer.MAX_VALUE), settings, output);
        }
        return ExitCode.OK;
    }

    private TableOptions tableOptions() {
        if (format != GraphFormat.TABLE && (sort != null || limit != null)) {
            throw new ParameterException(spec.commandLine(), "--sort and --limit are only for --format table");
        }
        if (limit != null && limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, but is " + limit);
        }
        boolean terminal = StandardStream.OUTPUT.isTerminal();
        Map<String, String> environment = System.getenv();
        boolean known = terminal || environment.containsKey("COLUMNS");
        return new TableOptions(
                sort == null ? EdgeOrder.COUNT : sort,
                limit == null ? Integer.MAX_VALUE : limit,
                known ? TerminalSize.columns(environment, terminal) : Integer.MAX_VALUE);
    }

    /** Empty texts come from unset variables of scripts, and would select everything or nothing. */
    private void checkFilters() {
        if (node != null && node.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "--node must be the start of a public key or a name, but is empty");
        }
        if (iata != null && iata.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--iata must be an IATA code such as FRA, but is empty");
        }
        if (minCount < 0) {
            throw new ParameterException(spec.commandLine(), "--min-count must be 0 or more, but is " + minCount);
        }
    }

    private void write(NeighborGraph graph, TableOptions table, PageSettings settings, Writer out) throws IOException {
        if (format == GraphFormat.HTML) {
            GraphFormat.writePage(graph, settings, out);
        } else {
            format.write(graph, out, table);
        }
    }

    private void write(NeighborGraph graph, TableOptions table, PageSettings settings, Path target) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // A device or a pipe must not be replaced by a file.
            try (Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
                write(graph, table, settings, out);
            }
            return;
        }
        // Not a temporary file of the JDK, which only its owner may read: a web server may need to read this one.
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        // What a killed run of the same process id has left, or a stranger planted in a folder for everybody.
        Files.deleteIfExists(temporary);
        temporary.toFile().deleteOnExit();
        try {
            try (Writer out = Files.newBufferedWriter(
                    temporary, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(graph, table, settings, out);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
