package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.Keyrings;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.terminal.ProgressDisplay;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code meshcore backfill}: fills in and repairs what older programs left in a database. */
@Command(
        name = "backfill",
        description = {
            BackfillCommand.DESCRIPTION,
            "Can run while `meshcore ingest` is running. An interrupted backfill resumes at the next run.",
            "Names: content_hash, last_seen, advert_evidence, path_json, decoded, from_pubkey, channel_hash,"
                    + " transport_codes, default_scope, resolved_path."
        },
        footer = {
            "",
            "Examples:",
            "  meshcore backfill --db meshcore.db --all --dry-run",
            "  meshcore backfill --config config.json decoded path_json",
            "  meshcore backfill --db meshcore.db --all --max-rows-per-second 20000 --quiet",
            "",
            "Exit status: 0; 1 when it failed; 2 for wrong options."
        },
        mixinStandardHelpOptions = true)
public final class BackfillCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION = "Fill in or repair values that older programs left missing or wrong.";

    /** The others repair problems that only old files have. */
    private static final Set<Backfill> ON_SERVER = EnumSet.of(Backfill.DECODED, Backfill.RESOLVED_PATH);

    @Spec
    private CommandSpec spec;

    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final CommandSpec commonOptions = common.spec();

    @Mixin
    private CommandOutput output;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            completionCandidates = BackfillName.class,
            description = "Backfills to run, always in the order above.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Run all backfills.")
    private boolean all;

    @Option(names = "--dry-run", description = "Print what would change, write nothing.")
    private boolean dryRun;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Rows per batch, 1 to 50000 (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--max-rows-per-second",
            paramLabel = "N",
            description = "Maximum rows read per second (default: no limit).")
    private @Nullable Integer maxRowsPerSecond;

    /** Created by picocli. */
    public BackfillCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Set<Backfill> wanted = wanted();
        BackfillOptions how = options();
        Config config = common.forExistingDatabase(spec.commandLine().getErr(), output.isQuiet());
        if (config.isOnServer()) {
            refuseForServer(wanted);
        }
        if (!dryRun) {
            // Updates the schema, or refuses the file.
            MeshStore.open(config.location(), StoreSettings.options(config)).close();
        }
        Maintenance maintenance = StoreSettings.store(config).maintenance();
        InterpreterSettings settings = Keyrings.settings(config);
        boolean wrote = false;
        for (Backfill backfill : wanted) {
            BackfillReport report = run(maintenance, backfill, settings, how);
            output.print(report.toString());
            wrote |= !dryRun && report.changed() + report.merged() > 0;
        }
        if (wrote) {
            output.print("servers show the changes after a restart");
        }
        return ExitCode.OK;
    }

    private BackfillReport run(
            Maintenance maintenance, Backfill backfill, InterpreterSettings settings, BackfillOptions how)
            throws InterruptedException {
        try (ProgressDisplay display = output.progress()) {
            return maintenance.backfill(
                    backfill,
                    settings,
                    how,
                    (running, fraction, soFar) -> display.at(progress(running, soFar), fraction));
        }
    }

    private static String progress(Backfill backfill, BackfillReport soFar) {
        double seconds = Math.max(0.001, soFar.elapsed().toMillis() / 1000.0);
        return String.format(
                Locale.ROOT,
                "%s: %d rows read, %d changed, %.0f rows/s",
                backfill.text(),
                soFar.lookedAt(),
                soFar.changed() + soFar.merged(),
                soFar.lookedAt() / seconds);
    }

    private Set<Backfill> wanted() {
        if (all == !names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "give --all or names of backfills: " + Backfill.names());
        }
        Set<Backfill> wanted = all ? EnumSet.allOf(Backfill.class) : EnumSet.noneOf(Backfill.class);
        names.forEach(name -> wanted.add(backfill(name)));
        return wanted;
    }

    /** Not by picocli, for which a wrong one of several arguments is one too many. */
    private Backfill backfill(String name) {
        try {
            return new BackfillName().convert(name);
        } catch (TypeConversionException unknown) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.valueOf(unknown.getMessage()),
                    unknown,
                    spec.positionalParameters().get(0),
                    name);
        }
    }

    /** With --all, keeps only the backfills for a server; otherwise refuses others. */
    private void refuseForServer(Set<Backfill> wanted) {
        if (all) {
            wanted.retainAll(ON_SERVER);
        }
        for (Backfill backfill : wanted) {
            if (!ON_SERVER.contains(backfill)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "the backfill " + backfill.text() + " is only for SQLite files, which are repaired before they"
                                + " are copied to a server; in PostgreSQL there are decoded and resolved_path");
            }
        }
    }

    private BackfillOptions options() {
        try {
            OptionalInt rate = maxRowsPerSecond == null ? OptionalInt.empty() : OptionalInt.of(maxRowsPerSecond);
            return new BackfillOptions(batch, rate, dryRun);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.valueOf(e.getMessage())
                            .replace("maxRowsPerSecond", "--max-rows-per-second")
                            .replace("batch", "--batch"));
        }
    }
}
