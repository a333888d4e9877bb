package io.github.meshcorejvm.cli.command;

import static io.github.meshcorejvm.cli.CommandOptions.option;

import io.github.meshcorejvm.cli.CommandOptions;
import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ManifestVersion;
import io.github.meshcorejvm.cli.OptionValue;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.cli.log.LogFormat;
import io.github.meshcorejvm.cli.log.LogSetup;
import io.github.meshcorejvm.cli.mqtt.MessageRecorder;
import io.github.meshcorejvm.cli.terminal.Signals;
import io.github.meshcorejvm.cli.terminal.StandardStream;
import io.github.meshcorejvm.cli.terminal.StatusLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code meshcore ingest}: from brokers, or a recording, into the database. */
public final class IngestCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION = "Store packets from MQTT brokers, or from a recording, in the database.";

    private static final String LOG_FORMAT = "MESHCORE_LOG_FORMAT";

    /** Converted to bytes it fits into 63 bits. */
    private static final long MAX_MEGABYTES = 1L << 40;

    private final CommandOptions options = new CommandOptions(this, "ingest", DESCRIPTION);

    private final CommonOptions common = options.with(new CommonOptions());

    private final OptionValue<String> replay = options.value(
            String.class,
            option(
                    "--replay",
                    "FILE",
                    "Read a recording (JSON Lines, - for standard input) instead of brokers, print a summary and exit."));

    private final OptionValue<Double> speed = options.value(
            Double.class,
            option("--speed", "N", "Speed of --replay: 1 for real time, 2 for twice as fast, 0 for maximum (default).")
                    .defaultValue("0"));

    private final OptionValue<Boolean> check = options.flag(
            "--check", "Check configuration, database and brokers, print the results and exit. Changes nothing.");

    private final OptionValue<Integer> checkWait = options.value(
            Integer.class,
            option(
                            "--check-wait",
                            "SECONDS",
                            "Time to wait for a first message with --check (default: ${DEFAULT-VALUE}).")
                    .defaultValue("10"));

    private final OptionValue<Path> record =
            options.value(Path.class, option("--record", "FILE", "Also record the received messages to this file."));

    private final OptionValue<Long> recordMaxMegabytes = options.value(
            Long.class,
            option(
                            "--record-max-mb",
                            "N",
                            "Start a new recording at N MiB and rename the old one to FILE.1 (default: no limit).")
                    .defaultValue("0"));

    private final OptionValue<Integer> recordKeep = options.value(
            Integer.class,
            option("--record-keep", "N", "Old recordings to keep (default: ${DEFAULT-VALUE}).")
                    .defaultValue("5"));

    private final OptionValue<LogFormat> logFormat = options.value(
            LogFormat.class,
            option(
                    "--log-format",
                    "FORMAT",
                    "Format of log lines: text or json, one object per line (default: the environment variable"
                            + " MESHCORE_LOG_FORMAT, else text)."));

    /** Declares the options. */
    public IngestCommand() {
        options.addStandardOptions();
        options.spec()
                .versionProvider(new ManifestVersion())
                .usageMessage()
                .footer(
                        "",
                        "Examples:",
                        "  meshcore ingest --config config.json --check",
                        "  meshcore ingest --config config.json",
                        "  meshcore ingest --replay capture.jsonl --db meshcore.db",
                        "",
                        "Exit status: 0; 1 when it failed; 2 for wrong options or configuration; 3 if it ran out of memory. After Ctrl-C: 0, but 130 with --replay or --check.");
    }

    /** The command for picocli. */
    public CommandSpec spec() {
        return options.spec();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireTogether("--speed", "--replay");
        requireTogether("--check-wait", "--check");
        requireTogether("--record-max-mb", "--record");
        requireTogether("--record-keep", "--record");
        requireAtLeast("--speed", speed.get(), 0);
        requireAtLeast("--record-max-mb", recordMaxMegabytes.get(), 0);
        requireAtLeast("--record-keep", recordKeep.get(), 1);
        if (record.find().isPresent() && replay.find().isPresent()) {
            throw options.mistake("--record and --replay cannot be combined");
        }
        requireAtLeast("--check-wait", checkWait.get(), 1);
        LoadedConfig loaded = common.load();
        if (check.get() || loaded.config().isOnServer()) {
            AddressCache.shorten();
        }
        LogFormat format = logFormat();
        PrintStream terminal = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        StatusLine statusLine = new StatusLine(terminal, format == LogFormat.TEXT && StandardStream.ERROR.canRedraw());
        Signals.on("WINCH", statusLine::resized);
        LogSetup.to(statusLine.logTarget(), format);
        if (check.get()) {
            LogSetup.level("error");
            return new CheckRun(
                            loaded,
                            Duration.ofSeconds(checkWait.get()),
                            options.commandLine().getOut())
                    .run();
        }
        LogSetup.level(loaded.config().logLevel().name().toLowerCase(Locale.ROOT));
        StartupLog.write(loaded, replay.find().isEmpty());
        if (replay.find().isPresent()) {
            return new ReplayRun(
                            loaded.config(), speed.get(), options.commandLine().getOut(), statusLine)
                    .run(replay.find().get());
        }
        Optional<MessageRecorder> recorder = record.find()
                .map(file -> new MessageRecorder(
                        file, Math.min(recordMaxMegabytes.get(), MAX_MEGABYTES) << 20, recordKeep.get()));
        return new LiveRun(common::load, loaded, recorder, statusLine).run();
    }

    /** An option that would be ignored is a slip: without the other one, this may start another run than intended. */
    private void requireTogether(String option, String other) {
        ParseResult given = options.commandLine().getParseResult();
        if (given.hasMatchedOption(option) && !given.hasMatchedOption(other)) {
            throw options.mistake(option + " is only for " + other);
        }
    }

    private void requireAtLeast(String option, double value, double min) {
        if (!(value >= min)) {
            throw options.mistake(option + " must be " + Math.round(min) + " or more but is "
                    + options.commandLine()
                            .getParseResult()
                            .matchedOption(option)
                            .stringValues()
                            .get(0));
        }
    }

    /** As the option says, else the environment; an empty variable is none. */
    private LogFormat logFormat() {
        Optional<LogFormat> given = logFormat.find();
        if (given.isPresent()) {
            return given.get();
        }
        String named = System.getenv().getOrDefault(LOG_FORMAT, "").trim();
        return switch (named.toLowerCase(Locale.ROOT)) {
            case "", "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw options.mistake(LOG_FORMAT + " must be text or json, but is " + named);
        };
    }
}
