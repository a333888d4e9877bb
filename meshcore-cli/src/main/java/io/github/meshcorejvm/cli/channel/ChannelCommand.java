package io.github.meshcorejvm.cli.channel;

import static io.github.meshcorejvm.cli.CommandOptions.option;

import io.github.meshcorejvm.cli.CommandFailedException;
import io.github.meshcorejvm.cli.CommandOptions;
import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.OptionValue;
import io.github.meshcorejvm.cli.command.SinceTime;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.ConfigLoader;
import io.github.meshcorejvm.cli.config.DatabaseUse;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.decode.ChannelKeyOptions;
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
import picocli.CommandLine.Model.CommandSpec;

/** {@code meshcore channel}: shows the texts of channels. */
public final class ChannelCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION =
            "Print the texts of one channel, or of all channels with a known key, from a database.";

    private static final long POLL_MILLIS = 1_000;

    private final CommandOptions options = new CommandOptions(
            this,
            "channel",
            DESCRIPTION,
            "Texts are decrypted with the keys of the options and the configuration; what was decrypted when it was"
                    + " written is shown too.");

    private final OptionValue<String> channel =
            options.argument("CHANNEL", "Only this channel; the key of a #hashtag follows from its name.");

    private final OptionValue<String> database = options.value(String.class, CommonOptions.databaseOption());

    private final OptionValue<TextFormat> format = options.value(
            TextFormat.class,
            option("--format", "FORMAT", "table (default), json (one object per line) or text (the text alone).")
                    .defaultValue("TABLE"));

    private final OptionValue<String> since = options.value(
            String.class,
            option(
                    "--since",
                    "TIME",
                    "Only texts first heard since then: an age such as 90m, 24h or 7d, a date such as 2026-11-01 (UTC), or"
                            + " a time such as 2026-11-01T00:00:00Z."));

    private final OptionValue<Integer> last =
            options.value(Integer.class, option("--last", "N", "Only the last N texts."));

    private final OptionValue<Boolean> follow = options.flag("--follow", "Keep printing new texts until Ctrl-C.");

    private final ChannelKeyOptions keyOptions = new ChannelKeyOptions(options, "its database and channel keys");

    private final HeardChannels heard = new HeardChannels();

    private long lastId;

    /** Declares the options. */
    public ChannelCommand() {
        options.addStandardOptions();
        options.spec()
                .usageMessage()
                .sortOptions(false)
                .footer(
                        "",
                        "Examples:",
                        "  meshcore channel '#test' --db meshcore.db --last 20 --follow",
                        "  meshcore channel --channels names.txt --format json --since 24h",
                        "",
                        "Exit status: 0; 1 when the database cannot be read; 2 for wrong options.");
    }

    /** The command for picocli. */
    public CommandSpec spec() {
        return options.spec();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Instant> from = since.find().map(text -> SinceTime.parse(options.commandLine(), text));
        last.find().filter(max -> max < 1).ifPresent(max -> {
            throw options.mistake("--last must be 1 or more, but is " + max);
        });
        channel.find().filter(String::isBlank).ifPresent(blank -> {
            throw options.mistake("CHANNEL must be the name of a channel, but is empty");
        });
        PrintWriter out = options.commandLine().getOut();
        PrintWriter err = options.commandLine().getErr();
        channel.find().filter(name -> name.startsWith("#")).ifPresent(keyOptions::addHashtag);
        Keys keys = keyOptions.load(warning -> err.println(TerminalText.escape("meshcore channel: " + warning)));
        Config config = config();
        if (!config.isOnServer() && !Files.isRegularFile(config.fileBase())) {
            throw new CommandFailedException("no such database file: " + config.fileBase());
        }
        MeshStore store = StoreSettings.store(config);
        TextReader reader = new TextReader(keys);
        int columns = TerminalSize.columns(System.getenv(), StandardStream.OUTPUT.isTerminal());
        Consumer<ChannelText> printer = text -> format.get().print(text, out, columns);
        format.get().head(out);
        if (last.find().isEmpty()) {
            read(store, reader, from, printer);
        } else {
            Deque<ChannelText> texts = new ArrayDeque<>();
            int max = last.get();
            read(store, reader, from, text -> {
                texts.add(text);
                if (texts.size() > max) {
                    texts.removeFirst();
                }
            });
            texts.forEach(printer);
        }
        out.flush();
        if (heard.noneShown()) {
            heard.explain(channel.find(), since.find())
                    .forEach(line -> err.println(TerminalText.escape("meshcore channel: " + line)));
            err.flush();
        }
        while (follow.get() && !out.checkError()) {
            Thread.sleep(POLL_MILLIS);
            read(store, reader, from, printer);
        }
        return ExitCode.OK;
    }

    private Config config() {
        ConfigLoader loader = new ConfigLoader(System.getenv()).forUse(DatabaseUse.READ);
        return database.find()
                .map(loader::withDatabase)
                .orElse(loader)
                // A pipe can be read only once, and the keys came from it.
                .load(database.find().isEmpty() ? keyOptions.configFile() : Optional.empty())
                .withApplicationName("meshcore channel")
                .config();
    }

    /** Reads the texts after the last transmission read. */
    private void read(MeshStore store, TextReader reader, Optional<Instant> from, Consumer<ChannelText> sink) {
        try (Stream<StoredTransmission> rows = store.reader().groupTextsSince(lastId)) {
            rows.takeWhile(row -> !options.commandLine().getOut().checkError()).forEach(row -> {
                lastId = row.id();
                if (from.isEmpty()
                        || row.firstSeen()
                                .filter(time -> !time.isBefore(from.get()))
                                .isPresent()) {
                    show(reader.read(row), sink);
                } else {
                    heard.addOlder();
                }
            });
        }
    }

    private void show(Optional<ChannelText> text, Consumer<ChannelText> sink) {
        boolean wanted = text.isPresent()
                && channel.find().map(text.get().channel()::equals).orElse(true);
        heard.add(text.map(ChannelText::channel), wanted);
        if (wanted) {
            sink.accept(text.get());
        }
    }
}
