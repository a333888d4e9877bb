package io.github.meshcorejvm.cli;

import static io.github.meshcorejvm.cli.CommandOptions.option;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.ConfigException;
import io.github.meshcorejvm.cli.config.ConfigLoader;
import io.github.meshcorejvm.cli.config.DatabaseUse;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that mean the same for every command that reads the configuration or opens the database. */
public final class CommonOptions {

    private static final Path WORKING_DIRECTORY_CONFIG = Path.of("config.json");

    private final CommandOptions options =
            new CommandOptions(CommandSpec.wrapWithoutInspection(null, new LateFactory()));

    private final OptionValue<Path> config = options.value(
            Path.class,
            option("--config", "FILE", "Configuration file in JSON; docs/configuration.md lists its keys.")
                    .names("--config", "-config"));

    private final OptionValue<String> database = options.value(String.class, databaseOption());

    /** The configuration file in use, once that is known; kept, so that a reload does not lose it when the file is gone. */
    private Optional<Path> file = Optional.empty();
    /** Whether the file was not given as an option, but found in the working directory. */
    private boolean found;

    private DatabaseUse use = DatabaseUse.WRITE;

    /** Not yet part of a command. */
    public CommonOptions() {}

    /** The option that names the database. */
    public static OptionSpec.Builder databaseOption() {
        return option(
                "--db",
                "FILE|URL",
                "SQLite file, or postgres://user@host/database. Overrides the environment and the"
                        + " configuration. Keep a password in the environment (CORESCOPE_DATABASE_URL) or in .pgpass:"
                        + " others can see the command line.");
    }

    /** The options for picocli to mix in, by code or as a field with {@code @Mixin}. */
    public CommandSpec spec() {
        return options.spec();
    }

    /** Connects with another role than the writer, if the environment names one. */
    public CommonOptions forUse(DatabaseUse other) {
        use = other;
        return this;
    }

    /** The file given with {@code --config}, else {@code config.json} of the working directory, if it exists. */
    public Optional<Path> configFile() {
        if (file.isEmpty()) {
            file = config.find();
        }
        if (file.isEmpty()) {
            file = workingDirectoryConfig();
            found = file.isPresent();
        }
        return file;
    }

    /** {@code config.json} of the working directory, if it exists. */
    public static Optional<Path> workingDirectoryConfig() {
        return Optional.of(WORKING_DIRECTORY_CONFIG).filter(Files::isRegularFile);
    }

    /**
     * The configuration: defaults, then the file if given, then the environment, then {@code --db}.
     *
     * @throws io.github.meshcorejvm.cli.config.ConfigException if it cannot be understood
     */
    public LoadedConfig load() {
        return load(System.getenv());
    }

    /** As {@link #load()}, with {@code environment} in place of the process's own. */
    public LoadedConfig load(Map<String, String> environment) {
        return load(new ConfigLoader(environment));
    }

    private LoadedConfig load(ConfigLoader anyUse) {
        ConfigLoader loader = anyUse.forUse(use);
        return database.find()
                .map(loader::withDatabase)
                .orElse(loader)
                .load(configFile())
                .withApplicationName("meshcore " + config.command());
    }

    /**
     * As {@link #load()}, for commands that must not use defaults in place of a missing file. A file that was not given as an
     * option, and warnings, are reported to {@code err}.
     *
     * @throws ConfigException if the file is missing or cannot be understood
     */
    public LoadedConfig loadPresent(PrintWriter err) {
        return loadPresent(err, false);
    }

    private LoadedConfig loadPresent(PrintWriter err, boolean quiet) {
        configFile().ifPresent(ConfigLoader::requirePresent);
        if (found && !quiet) {
            err.println("configuration file: " + WORKING_DIRECTORY_CONFIG);
        }
        LoadedConfig loaded = load(new ConfigLoader(System.getenv()).withoutSources());
        loaded.warnings().forEach(warning -> err.println(TerminalText.escape("warning: configuration: " + warning)));
        return loaded;
    }

    /**
     * The configuration of a command that works on an existing database. Warnings go to {@code err}.
     *
     * @throws io.github.meshcorejvm.cli.config.ConfigException if it cannot be understood
     * @throws CommandFailedException if there is no such file
     */
    public Config forExistingDatabase(PrintWriter err) {
        return forExistingDatabase(err, false);
    }

    /**
     * The configuration of a command that works on an existing database, and can run from cron.
     *
     * @param quiet whether only warnings are printed: a run without warnings must print nothing, or cron sends mail
     */
    public Config forExistingDatabase(PrintWriter err, boolean quiet) {
        LoadedConfig loaded = loadPresent(err, quiet);
        Path file = loaded.config().fileBase();
        if (!loaded.config().isOnServer() && !Files.isRegularFile(file)) {
            throw new CommandFailedException("no such database file: " + file);
        }
        return loaded.config();
    }
}
