package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.DatabaseUse;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import java.nio.file.Path;
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
        refuseTogether("--no-backup", noBackup, "--backup-dir", backupFolder != null);
        refuseTogether("--check", check, "--detach", detach);
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
        return new FileMigration(
                        schema,
                        config,
                        new MigrationOptions(!noBackup, Optional.ofNullable(backupFolder), observersAutoincrement),
                        output)
                .run(check, dryRun, detach);
    }

    private void refuseTogether(String option, boolean given, String other, boolean otherGiven) {
        if (given && otherGiven) {
            throw new ParameterException(spec.commandLine(), option + " and " + other + " contradict each other");
        }
    }

    private void refuse(String option, boolean given, String onlyFor) {
        if (given) {
            throw new ParameterException(spec.commandLine(), option + " is only for " + onlyFor);
        }
    }
}
