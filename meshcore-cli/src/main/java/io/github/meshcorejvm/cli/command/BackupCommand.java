package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandFailedException;
import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.terminal.ProgressDisplay;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshcore backup}: a copy of a SQLite file, made while it is in use. */
@Command(
        name = "backup",
        description = {
            BackupCommand.DESCRIPTION,
            "The copy holds the whole database as it was when the backup began. It has its name only once it is complete,"
                    + " and can be used in place of the original. Back a PostgreSQL database up with pg_dump."
        },
        footer = {
            "",
            "Examples:",
            "  meshcore backup --db meshcore.db /backup/",
            "  meshcore backup --db meshcore.db --replace --quiet /backup/meshcore.db",
            "",
            "Exit status: 0; 1 when there is no complete copy; 2 for wrong options."
        },
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION =
            "Copy a SQLite database to a file while `meshcore ingest` and servers use it.";

    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The first bytes of every SQLite file. */
    private static final String DATABASE = "SQLite format 3\0";

    @Spec
    private CommandSpec spec;

    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final CommandSpec commonOptions = common.spec();

    @Mixin
    private CommandOutput output;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            description = "The copy. In a folder, it gets the name of the database and the time.")
    private String target = "";

    @Option(names = "--replace", description = "Replace FILE if it exists.")
    private boolean replace;

    /** Created by picocli. */
    public BackupCommand() {}

    @Override
    public Integer call() throws IOException {
        Config config = common.forExistingDatabase(spec.commandLine().getErr(), output.isQuiet());
        if (config.isOnServer()) {
            throw new ParameterException(
                    spec.commandLine(), "backup is only for SQLite files; back a PostgreSQL database up with pg_dump");
        }
        Path file = config.fileBase();
        Path copy = copyOf(file);
        long begun = System.nanoTime();
        try (ProgressDisplay display = output.progress()) {
            StoreSettings.store(config)
                    .maintenance()
                    .backup(copy, (done, total) -> display.at("copy to " + copy.getFileName(), done, total));
        }
        output.print(String.format(
                Locale.ROOT,
                "%s copied to %s: %.1f MB in %.1f s",
                file,
                copy,
                Files.size(copy) / 1e6,
                (System.nanoTime() - begun) / 1e9));
        return ExitCode.OK;
    }

    private Path copyOf(Path file) throws IOException {
        Path given = Path.of(target);
        if (Files.isDirectory(given)) {
            return free(given.resolve(file.getFileName() + ".backup-" + NAME_TIME.format(Instant.now())));
        }
        if (target.endsWith("/") || target.endsWith(File.separator)) {
            // Such as a disk that is not mounted: the copy must not become a file in place of the folder.
            throw new CommandFailedException("no such folder: " + target);
        }
        if (Files.exists(given, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isRegularFile(given, LinkOption.NOFOLLOW_LINKS)) {
                throw new CommandFailedException("not a regular file: " + given);
            }
            if (Files.isSameFile(given, file)) {
                throw new CommandFailedException("the copy cannot take the place of the database: " + given);
            }
            if (!replace) {
                throw new CommandFailedException(given + " exists; give --replace to replace it");
            }
            if (!isDatabase(given)) {
                throw new CommandFailedException(given + " is not a SQLite database, it is not replaced");
            }
        }
        Path folder = given.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailedException("no such folder: " + folder);
        }
        return given;
    }

    /** An empty file, such as one of {@code mktemp}, may become one. */
    private static boolean isDatabase(Path existing) throws IOException {
        try (InputStream in = Files.newInputStream(existing)) {
            String start = new String(in.readNBytes(DATABASE.length()), StandardCharsets.ISO_8859_1);
            return start.isEmpty() || start.equals(DATABASE);
        } catch (AccessDeniedException unreadable) {
            throw new CommandFailedException(existing + " cannot be read, so it is not replaced");
        }
    }

    private static Path free(Path wanted) {
        Path free = wanted;
        for (int number = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
            free = wanted.resolveSibling(wanted.getFileName() + "-" + number);
        }
        return free;
    }
}
