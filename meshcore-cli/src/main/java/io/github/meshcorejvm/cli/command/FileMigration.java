package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.maintenance.StepTimes;
import io.github.meshcorejvm.cli.terminal.ProgressDisplay;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.schema.DetachReport;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.schema.PlannedStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code meshcore migrate} on a SQLite file: migrates it, after a copy, and removes this program's own tables if asked to. */
final class FileMigration {

    private final SchemaStore schema;
    private final Config config;
    private final Path file;
    private final MigrationOptions wanted;
    private final CommandOutput output;

    FileMigration(SchemaStore schema, Config config, MigrationOptions wanted, CommandOutput output) {
        this.schema = schema;
        this.config = config;
        this.file = config.fileBase();
        this.wanted = wanted;
        this.output = output;
    }

    int run(boolean check, boolean dryRun, boolean detach) throws InterruptedException {
        schema.requireSupported();
        List<PlannedStep> plan = schema.plan(wanted);
        RequiredBackfills backfills = new RequiredBackfills(config, output);
        List<Backfill> known = backfills.pending();
        List<String> missing = Stream.concat(
                        plan.stream().map(PlannedStep::toString), known.stream().map(RequiredBackfills::line))
                .toList();
        print(missing, check);
        if (check) {
            return missing.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
        if (dryRun) {
            if (detach) {
                printDetachment(!plan.isEmpty());
            }
            output.print("dry run: nothing written");
            return ExitCode.OK;
        }
        if (detach) {
            // It would create the tables again at once.
            IngestLock.requireNone(file, "--detach: ", "Nothing was changed.");
        }
        if (!plan.isEmpty()) {
            migrate();
        }
        if (!missing.isEmpty()) {
            backfills.run(plan.isEmpty() ? known : backfills.pending());
            output.print(file + " is up to date; a running server uses it after a restart");
        }
        if (detach) {
            summarise(schema.detach());
        }
        return ExitCode.OK;
    }

    private void print(List<String> missing, boolean check) {
        if (missing.isEmpty()) {
            output.print(file + " is up to date");
        } else {
            output.print(file + (check ? ": missing:" : " will get:"));
            missing.forEach(each -> output.print("  " + each));
        }
    }

    private void printDetachment(boolean migrates) {
        List<PlannedStep> steps = schema.planDetach();
        if (steps.isEmpty() && !migrates) {
            output.print("--detach: there are no tables of this program");
            return;
        }
        output.print("--detach will then:");
        steps.forEach(step -> output.print("  " + step));
        if (migrates) {
            output.print("  and the same with the tables named meshcore_... that the migration adds");
        }
    }

    private void migrate() throws InterruptedException {
        MigrationReport report;
        StepTimes times;
        try (ProgressDisplay display = output.progress()) {
            times = new StepTimes(display::at);
            report = schema.migrate(wanted, times);
        }
        summarise(report, times);
    }

    private void summarise(DetachReport report) {
        report.written()
                .ifPresent(written -> output.print(String.format(
                        Locale.ROOT, "%d rows that were set aside are now in %s", report.rows(), written)));
        output.print(String.format(Locale.ROOT, "%d tables of this program were removed", report.tables()));
    }

    private void summarise(MigrationReport report, StepTimes times) {
        report.backup().ifPresent(backup -> output.print("copy of the file before the migration: " + backup));
        report.conversion().ifPresent(done -> {
            output.print(String.format(
                    Locale.ROOT,
                    "converted from version 2: %d observations (%d folded as duplicates), %d observers created",
                    done.observations(),
                    done.folded(),
                    done.observersCreated()));
            if (done.datedByTransmission() > 0) {
                output.print(String.format(
                        Locale.ROOT,
                        "  %d without a readable time, which got that of their transmission",
                        done.datedByTransmission()));
            }
            if (done.orphans() > 0) {
                output.print(String.format(Locale.ROOT, "  %d without a transmission", done.orphans()));
            }
        });
        for (MigrationReport.DoneStep step : report.steps()) {
            output.print(step.title()
                    + (step.rows() > 0 ? String.format(Locale.ROOT, ": %d rows", step.rows()) : "")
                    + times.of(step.title()));
        }
    }
}
