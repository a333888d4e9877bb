package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.terminal.ProgressDisplay;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.schema.MigrationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meshcore migrate}: an older database comes up to today's schema. */
@Command(
        name = "migrate",
        description = {
            "Bring a database of an older program, or of an older version of this one, up to today's schema, in place.",
            "A file of version 2 is copied first, to FILE.v2-backup. May run beside `meshcore ingest`, which does the"
                    + " same behind its start. Killed at any point, the next run goes on."
        },
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--check",
            description = "Only tell what is missing, and exit with 1 if anything is. Writes nothing.")
    private boolean check;

    @Option(names = "--dry-run", description = "Only tell what would be done. Writes nothing.")
    private boolean dryRun;

    /** Made by picocli. */
    public MigrateCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Config config = common.forExistingDatabase(spec.commandLine().getErr());
        Path file = config.database();
        SchemaStore schema = StoreSettings.store(config).schema();
        schema.requireSupported();
        List<String> plan = schema.plan();
        if (plan.isEmpty()) {
            print(file + " is up to date");
            return ExitCode.OK;
        }
        print(file + (check ? " lacks:" : " will get:"));
        plan.forEach(each -> print("  " + each));
        if (check) {
            return ExitCode.FAILED;
        }
        if (dryRun) {
            print("dry run: nothing was written");
            return ExitCode.OK;
        }
        MigrationReport report;
        try (ProgressDisplay display = ProgressDisplay.on(spec.commandLine().getErr())) {
            report = schema.migrate(display::at);
        }
        summarise(file, report);
        return ExitCode.OK;
    }

    private void summarise(Path file, MigrationReport report) {
        report.conversion().ifPresent(done -> {
            print(String.format(
                    Locale.ROOT,
                    "converted from version 2: %d observations (%d folded as duplicates), %d observers created",
                    done.observations(),
                    done.folded(),
                    done.observersCreated()));
            if (done.datedByTransmission() > 0) {
                print(String.format(
                        Locale.ROOT,
                        "  %d had no readable time, and took that of their transmission",
                        done.datedByTransmission()));
            }
            if (done.orphans() > 0) {
                print(String.format(Locale.ROOT, "  %d belong to no transmission; they are kept", done.orphans()));
            }
            print("  the file as it was: " + done.backup());
        });
        for (MigrationReport.DoneStep step : report.steps()) {
            print(step.title() + (step.rows() > 0 ? String.format(Locale.ROOT, ": %d rows", step.rows()) : ""));
        }
        print(file + " is up to date; a server that is running sees it after its next start");
    }

    private void print(String line) {
        spec.commandLine().getOut().println(TerminalText.escape(line));
        spec.commandLine().getOut().flush();
    }
}
