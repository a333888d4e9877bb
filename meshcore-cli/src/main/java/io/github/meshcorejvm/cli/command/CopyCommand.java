package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.StoreUrls;
import io.github.meshcorejvm.cli.terminal.ProgressDisplay;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.copy.CopyOptions;
import io.github.meshcorejvm.store.copy.CopyReport;
import io.github.meshcorejvm.store.copy.StoreCopy;
import java.time.Duration;
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

/** {@code meshcore copy}: copies a database from a SQLite file to PostgreSQL, or back. */
@Command(
        name = "copy",
        description = {
            CopyCommand.DESCRIPTION,
            "The source is not changed; stop the programs that write to it first. The target must be an empty schema, or a"
                    + " file that does not exist; nothing can use it until the copy is complete.",
            "A side on PostgreSQL is postgres://USER:PASSWORD@HOST/DATABASE, with the role that owns the tables. It may be"
                    + " left out if the environment variable CORESCOPE_DATABASE_URL gives it, which other users of"
                    + " the machine cannot see."
        },
        footer = {
            "",
            "Examples:",
            "  meshcore copy --from meshcore.db --to postgres://corescope_owner@db.example/mesh",
            "  meshcore copy --from postgres://corescope_owner@db.example/mesh --to meshcore.db",
            "",
            "Exit status: 0; 1 when there is no complete copy; 2 for wrong options."
        },
        mixinStandardHelpOptions = true)
public final class CopyCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION =
            "Copy a whole database from a SQLite file to PostgreSQL, or from PostgreSQL to a SQLite file, and compare every"
                    + " column afterwards.";

    private static final String URL_VARIABLE = "CORESCOPE_DATABASE_URL";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommandOutput output;

    @Option(names = "--from", paramLabel = "FILE|URL", description = "Database to copy.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "FILE|URL", description = "Where to copy it.")
    private @Nullable String to;

    @Option(
            names = "--writer-role",
            paramLabel = "ROLE",
            description = "Role to be granted what ingest needs, in a copy to PostgreSQL.")
    private @Nullable String writerRole;

    @Option(
            names = "--reader-role",
            paramLabel = "ROLE",
            description = "Role to be granted what an analyzer server needs, in a copy to PostgreSQL.")
    private @Nullable String readerRole;

    /** Created by picocli. */
    public CopyCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        StoreLocation source = location("--from", from);
        StoreLocation target = location("--to", to);
        if (source.getClass() == target.getClass()) {
            throw usage("one of --from and --to must be a SQLite file, the other the URL of a PostgreSQL database");
        }
        boolean toServer = target instanceof StoreLocation.OnServer;
        if (!toServer && (writerRole != null || readerRole != null)) {
            throw usage("--writer-role and --reader-role are for a copy to PostgreSQL");
        }
        if (writerRole != null && writerRole.equals(readerRole)) {
            throw usage("the writer and the reader must be different roles");
        }
        if (source instanceof StoreLocation.InFile file) {
            IngestLock.requireNone(file.path(), "", "Nothing was copied.");
        }
        CopyReport report;
        try (ProgressDisplay display = output.progress()) {
            report = StoreCopy.run(
                    source,
                    target,
                    new CopyOptions(Optional.ofNullable(writerRole), Optional.ofNullable(readerRole)),
                    display::at);
        }
        summarise(report, target);
        return ExitCode.OK;
    }

    private StoreLocation location(String option, @Nullable String given) {
        String text = given == null ? System.getenv(URL_VARIABLE) : given;
        if (text == null || text.isBlank()) {
            throw usage("missing " + option + " (or " + URL_VARIABLE + " for the side on PostgreSQL)");
        }
        return StoreUrls.named(
                StoreUrls.parse(given == null ? URL_VARIABLE : option, text, System.getenv()), "meshcore copy");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void summarise(CopyReport report, StoreLocation target) {
        for (CopyReport.CopiedTable table : report.tables()) {
            if (table.rows() > 0) {
                output.print(String.format(
                        Locale.ROOT, "%-24s %12d rows  SHA-256 %s", table.name(), table.rows(), table.sha256()));
            }
        }
        report.leftBehind().forEach(each -> output.print("not copied: " + each));
        if (report.repairedNumbers() > 0) {
            output.print(report.repairedNumbers()
                    + " numbers did not match the type of their column and were rounded or removed");
        }
        if (report.repairedTexts() > 0) {
            output.print(report.repairedTexts()
                    + " texts contained the character U+0000, which PostgreSQL cannot store; it was removed");
        }
        CopyReport.Times times = report.times();
        output.print(String.format(
                Locale.ROOT,
                "%d rows copied in %s (%.0f rows/s), indexes built in %s, every column compared in %s; %s in all",
                report.rows(),
                seconds(times.rows()),
                report.rows() / Math.max(0.001, times.rows().toMillis() / 1000.0),
                seconds(times.indexes()),
                seconds(times.comparison()),
                seconds(times.total())));
        output.print(target + " is complete");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
