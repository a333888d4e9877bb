package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ManifestVersion;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshcore ingest}: from brokers, or a recording, into the database. */
@Command(
        name = "ingest",
        description = "Store packets from MQTT brokers, or from a recording, in the database.",
        footer = {
            "",
            "Examples:",
            "  meshcore ingest --config config.json --check",
            "  meshcore ingest --config config.json",
            "  meshcore ingest --replay capture.jsonl --db meshcore.db",
            "",
            "Exit status: 0; 1 when it failed; 2 for wrong options or configuration; 3 without memory; 130 after Ctrl-C."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class)
public final class IngestCommand implements Callable<Integer> {

    private static final String LOG_FORMAT = "MESHCORE_LOG_FORMAT";

    private static final Logger LOG = LoggerFactory.getLogger(IngestCommand.class);

    /** Converted to bytes it fits into 63 bits. */
    private static final long MAX_MEGABYTES = 1L << 40;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description =
                    "Read a recording (JSON Lines, - for standard input) instead of brokers, print a summary and exit.")
    private @Nullable String replay;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Speed of --replay: 1 for real time, 2 for twice as fast, 0 for maximum (default).")
    private double speed;

    @Option(
            names = "--check",
            description = "Check configuration, database and brokers, print the results and exit. Changes nothing.")
    private boolean check;

    @Option(
            names = "--check-wait",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Time to wait for a first message with --check (default: ${DEFAULT-VALUE}).")
    private int checkWait;

    @Option(names = "--record", paramLabel = "FILE", description = "Also record the received messages to this file.")
    private @Nullable Path record;

    @Option(
            names = "--record-max-mb",
            paramLabel = "N",
            defaultValue = "0",
            description = "Start a new recording at N MiB and rename the old one to FILE.1 (default: no limit).")
    private long recordMaxMegabytes;

    @Option(
            names = "--record-keep",
            paramLabel = "N",
            defaultValue = "5",
            description = "Old recordings to keep (default: ${DEFAULT-VALUE}).")
    private int recordKeep;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "Format of log lines: text or json, one object per line (default: the environment variable"
                    + " MESHCORE_LOG_FORMAT, else text).")
    private @Nullable LogFormat logFormat;

    /** Created by picocli. */
    public IngestCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireAtLeast("--speed", speed, 0);
        requireAtLeast("--record-max-mb", recordMaxMegabytes, 0);
        requireAtLeast("--record-keep", recordKeep, 1);
        if (record != null && replay != null) {
            throw new ParameterException(spec.commandLine(), "--record and --replay cannot be combined");
        }
        requireAtLeast("--check-wait", checkWait, 1);
        AddressCache.shorten();
        LoadedConfig loaded = common.load();
        LogFormat format = logFormat();
        PrintStream terminal = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        StatusLine statusLine = new StatusLine(terminal, format == LogFormat.TEXT && StandardStream.ERROR.canRedraw());
        Signals.on("WINCH", statusLine::resized);
        LogSetup.to(statusLine.logTarget(), format);
        if (check) {
            LogSetup.level("error");
            return new CheckRun(
                            loaded,
                            Duration.ofSeconds(checkWait),
                            spec.commandLine().getOut())
                    .run();
        }
        LogSetup.level(loaded.config().logLevel().name().toLowerCase(Locale.ROOT));
        StartupLog.write(loaded, replay == null);
        loaded.warnings().forEach(warning -> LOG.warn("configuration: {}", warning));
        if (replay != null) {
            return new ReplayRun(loaded.config(), speed, spec.commandLine().getOut(), statusLine).run(replay);
        }
        Optional<MessageRecorder> recorder = Optional.ofNullable(record)
                .map(file -> new MessageRecorder(file, Math.min(recordMaxMegabytes, MAX_MEGABYTES) << 20, recordKeep));
        return new LiveRun(common::load, loaded, recorder, statusLine).run();
    }

    private void requireAtLeast(String option, double value, double min) {
        if (!(value >= min)) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must be " + Math.round(min) + " or more but is "
                            + spec.commandLine()
                                    .getParseResult()
                                    .matchedOption(option)
                                    .stringValues()
                                    .get(0));
        }
    }

    /** As the option says, else the environment; an empty variable is none. */
    private LogFormat logFormat() {
        if (logFormat != null) {
            return logFormat;
        }
        String named = System.getenv().getOrDefault(LOG_FORMAT, "").trim();
        return switch (named.toLowerCase(Locale.ROOT)) {
            case "", "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default ->
                throw new ParameterException(spec.commandLine(), LOG_FORMAT + " must be text or json, but is " + named);
        };
    }
}
