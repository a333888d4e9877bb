package io.github.meshcorejvm.cli.channel;

import io.github.meshcorejvm.cli.CommandFailedException;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.command.SinceTime;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.ConfigLoader;
import io.github.meshcorejvm.cli.config.DatabaseUse;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.decode.KeyOptions;
import io.github.meshcorejvm.cli.decode.Keys;
import io.github.meshcorejvm.cli.terminal.StandardStream;
import io.github.meshcorejvm.cli.terminal.TerminalSize;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.read.StoredTransmission;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshcore channel}: shows the texts of channels. */
@Command(
        name = "channel",
        description = {
            "Print the texts of one channel, or of all channels with a known key, from a database.",
            "Texts are decrypted with the keys of the options and the configuration; what was decrypted when it was"
                    + " written is shown too."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore channel '#test' --db meshcore.db --last 20 --follow",
            "  meshcore channel --channels names.txt --format json --since 24h",
            "",
            "Exit status: 0; 1 when the database cannot be read; 2 for wrong options."
        })
public final class ChannelCommand implements Callable<Integer> {

    private static final long POLL_MILLIS = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "CHANNEL",
            description = "Only this channel; the key of a #hashtag follows from its name.")
    private @Nullable String channel;

    @Option(
            names = "--db",
            paramLabel = "FILE|URL",
            description = "SQLite file, or postgres://user@host/database. Overrides the environment and the"
                    + " configuration.")
    private @Nullable String database;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "table (default), json (an object a line) or text (the text alone).")
    private TextFormat format = TextFormat.TABLE;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only texts first heard since then: 90m, 24h, 7d, or a time.")
    private @Nullable String since;

    @Option(names = "--last", paramLabel = "N", description = "Only the last N texts.")
    private @Nullable Integer last;

    @Option(names = "--follow", description = "Keep printing new texts until Ctrl-C.")
    private boolean follow;

    @Mixin
    private KeyOptions keyOptions = new KeyOptions();

    private long lastId;

    /** Created by picocli. */
    public ChannelCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Instant> from = Optional.ofNullable(since).map(this::time);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (channel != null && channel.startsWith("#")) {
            keyOptions.addHashtag(channel);
        }
        Keys keys = keyOptions.load(warning -> err.println(TerminalText.escape("meshcore channel: " + warning)));
        Config config = config();
        if (!config.isOnServer() && !Files.isRegularFile(config.fileBase())) {
            throw new CommandFailedException("no such database file: " + config.fileBase());
        }
        MeshStore store = StoreSettings.store(config);
        TextReader reader = new TextReader(keys);
        int columns = TerminalSize.columns(System.getenv(), StandardStream.OUTPUT.isTerminal());
        Consumer<ChannelText> printer = text -> format.print(text, out, columns);
        format.head(out);
        if (last == null) {
            read(store, reader, from, printer);
        } else {
            Deque<ChannelText> texts = new ArrayDeque<>();
            int max = last;
            read(store, reader, from, text -> {
                texts.add(text);
                if (texts.size() > max) {
                    texts.removeFirst();
                }
            });
            texts.forEach(printer);
        }
        out.flush();
        while (follow && !out.checkError()) {
            Thread.sleep(POLL_MILLIS);
            read(store, reader, from, printer);
        }
        return ExitCode.OK;
    }

    private Config config() {
        ConfigLoader loader = new ConfigLoader(System.getenv()).forUse(DatabaseUse.READ);
        return (database == null ? loader : loader.withDatabase(database))
                // A pipe can be read only once, and the keys came from it.
                .load(database == null ? keyOptions.configFile() : Optional.empty())
                .withApplicationName("meshcore channel")
                .config();
    }

    /** Reads the texts after the last transmission read. */
    private void read(MeshStore store, TextReader reader, Optional<Instant> from, Consumer<ChannelText> sink) {
        try (Stream<StoredTransmission> rows = store.reader().groupTextsSince(lastId)) {
            rows.takeWhile(row -> !spec.commandLine().getOut().checkError()).forEach(row -> {
                lastId = row.id();
                if (from.isEmpty()
                        || row.firstSeen()
                                .filter(time -> !time.isBefore(from.get()))
                                .isPresent()) {
                    reader.read(row).filter(this::isWanted).ifPresent(sink);
                }
            });
        }
    }

    private boolean isWanted(ChannelText text) {
        return channel == null || text.channel().equals(channel);
    }

    private Instant time(String text) {
        return SinceTime.parse(text, Instant.now())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--since must be a number with s, m, h, d or w, or a time like 2026-11-01T00:00:00Z, but is "
                                + text));
    }
}
