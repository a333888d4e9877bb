package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.DatabaseUse;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.maintenance.StepTimes;
import io.github.meshcorejvm.cli.terminal.ProgressDisplay;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.schema.DetachReport;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.schema.PlannedStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshcore migrate}: migrates an older database to the current schema. */
@Command(
        name = "migrate",
        description = {
            MigrateCommand.DESCRIPTION,
            "If rows will be changed or deleted, the file is first copied to FILE.backup-TIME.",
            "Can run while `meshcore ingest` is running, which migrates too but moves no rows out of their tables."
                    + " An interrupted migration resumes at the next run.",
            "With the URL of a PostgreSQL database, create the tables and grant the roles their rights; connect as the"
                    + " role that is to own the tables (--db or CORESCOPE_DATABASE_URL)."
        },
        footer = {
            "",
            "Examples:",
            "  meshcore migrate --db meshcore.db --check",
            "  meshcore migrate --db meshcore.db --backup-dir /backup",
            "  meshcore migrate --db postgres://corescope_owner@db.example/mesh --writer-role corescope_writer",
            "",
            "Exit status: 0; 1 when it failed or --check finds something missing; 2 for wrong options."
        },
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION =
            "Migrate a database of an older program, or of an older version of this one, to the current schema.";

    @Spec
    private CommandSpec spec;

    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final CommandSpec commonOptions = common.spec();

    @Mixin
    private CommandOutput output;

    @Option(
            names = "--check",
            description = "Print what is missing, write nothing; exit status 1 if anything is missing.")
    private boolean check;

    @Option(names = "--dry-run", description = "Print what would be done, write nothing.")
    private boolean dryRun;

    @Option(
            names = "--backup-dir",
            paramLabel = "DIR",
            description = "Folder of the copy (default: that of the database).")
    private @Nullable Path backupFolder;

    @Option(names = "--no-backup", description = "Do not copy the file first.")
    private boolean noBackup;

    @Option(
            names = "--observers-autoincrement",
            description = "Convert the table observers to the layout that future servers require. Current servers read"
                    + " both.")
    private boolean observersAutoincrement;

    @Option(
            names = "--detach",
            description = "Then write the rows that were set aside to FILE.detached-TIME.jsonl and remove the tables"
                    + " named meshcore_..., which converters of other programs reject. Stop ingest first.")
    private boolean detach;

    @Option(
            names = "--writer-role",
            paramLabel = "ROLE",
            description = "PostgreSQL: the role of ingest, which gets the rights to change rows.")
    private @Nullable String writerRole;

    @Option(
            names = "--reader-role",
            paramLabel = "ROLE",
            description = "PostgreSQL: the role of servers and backups, which gets the rights to read.")
    private @Nullable String readerRole;

    /** Created by picocli. */
    public MigrateCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Config config = common.forUse(DatabaseUse.OWN)
                .forExistingDatabase(spec.commandLine().getErr(), output.isQuiet());
        SchemaStore schema = StoreSettings.store(config).schema();
        if (config.isOnServer()) {
            refuse("--backup-dir", backupFolder != null, "a SQLite file; back a server up with pg_dump");
            refuse("--observers-autoincrement", observersAutoincrement, "a SQLite file");
            refuse("--detach", detach, "a SQLite file");
            return new ServerMigration(
                            schema,
                            config.location(),
                            MigrationOptions.DEFAULT.withRoles(
                                    Optional.ofNullable(writerRole), Optional.ofNullable(readerRole)),
                            output::print)
                    .run(check, dryRun);
        }
        refuse("--writer-role", writerRole != null, "a PostgreSQL database");
        refuse("--reader-role", readerRole != null, "a PostgreSQL database");
        Path file = config.fileBase();
        schema.requireSupported();
        MigrationOptions wanted =
                new MigrationOptions(!noBackup, Optional.ofNullable(backupFolder), observersAutoincrement);
        List<PlannedStep> plan = schema.plan(wanted);
        RequiredBackfills backfills = new RequiredBackfills(config, output);
        // They need all tables and columns.
        List<String> missing = plan.isEmpty()
                ? backfills.pending()
                : plan.stream().map(PlannedStep::toString).toList();
        if (missing.isEmpty()) {
            output.print(file + " is up to date");
        } else {
            output.print(file + (check ? ": missing:" : " will get:"));
            missing.forEach(each -> output.print("  " + each));
        }
        if (check) {
            return missing.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
        if (dryRun) {
            output.print("dry run: nothing written");
            return ExitCode.OK;
        }
        if (detach) {
            // It would create the tables again at once.
            IngestLock.requireNone(file, "--detach: ", "Nothing was changed.");
        }
        if (!plan.isEmpty()) {
            MigrationReport report;
            StepTimes times;
            try (ProgressDisplay display = output.progress()) {
                times = new StepTimes(display::at);
                report = schema.migrate(wanted, times);
            }
            summarise(report, times);
        }
        if (!missing.isEmpty()) {
            backfills.run();
            output.print(file + " is up to date; a running server uses it after a restart");
        }
        if (detach) {
            summarise(schema.detach());
        }
        return ExitCode.OK;
    }

    private void refuse(String option, boolean given, String onlyFor) {
        if (given) {
            throw new ParameterException(spec.commandLine(), option + " is only for " + onlyFor);
        }
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
