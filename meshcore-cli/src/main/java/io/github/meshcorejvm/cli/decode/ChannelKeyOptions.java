package io.github.meshcorejvm.cli.decode;

import static io.github.meshcorejvm.cli.CommandOptions.option;

import io.github.meshcorejvm.cli.CommandOptions;
import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.OptionValue;
import io.github.meshcorejvm.cli.config.ChannelKeyEntry;
import io.github.meshcorejvm.cli.config.ChannelKeyText;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.ConfigLoader;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.HashtagSearch;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.codec.structure.StructureKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The options with keys of channels. The key of the channel Public is always included. */
public final class ChannelKeyOptions {

    /** Above every rank of the configuration. */
    private static final int COMMAND_LINE_RANK = 10;

    private final CommandOptions options;
    private final OptionValue<Path> config;
    private final OptionValue<List<String>> channelKeys;
    private final OptionValue<List<String>> hashtags;
    private final OptionValue<Path> channelNames;
    private final List<String> moreHashtags = new ArrayList<>();
    private Optional<Path> configFile = Optional.empty();

    /**
     * Adds them to the options of a command.
     *
     * @param used what the command uses of the configuration, for the help
     */
    public ChannelKeyOptions(CommandOptions options, String used) {
        this.options = options;
        config = options.value(
                Path.class,
                option("--config", "FILE", "Configuration file (JSON): " + used + " are used.")
                        .names("--config", "-config"));
        channelKeys = options.values(
                String.class,
                option(
                        "--channel-key",
                        "NAME=KEY",
                        "Key of a channel: 32 or 64 hex digits, or base64; or a link meshcore://channel/add?...",
                        "Repeatable."));
        hashtags = options.values(
                String.class, option("--hashtag", "NAME", "A hashtag channel, such as #test. Repeatable."));
        channelNames = options.value(
                Path.class,
                option(
                        "--channels",
                        "FILE",
                        "Hashtag channels to try, one name per line, any number of them; also NAME=KEY and links.",
                        "They are not tried on what one of the other keys decrypts."));
    }

    /** The keys, and the configuration if there is one. */
    record Loaded(ChannelKeyring.Builder channels, Optional<HashtagSearch> search, Optional<Config> config) {}

    /** Adds a channel, as {@code --hashtag} does. */
    public void addHashtag(String name) {
        moreHashtags.add(name);
    }

    /** The configuration file that {@link #load} has read, if any. */
    public Optional<Path> configFile() {
        return configFile;
    }

    /**
     * These keys, and none of nodes or regions.
     *
     * @param warn receives warnings about unusable entries of the configuration
     */
    public Keys load(Consumer<String> warn) throws IOException {
        Loaded loaded = read(warn);
        StructureKeys structure = new StructureKeys(
                loaded.channels().build(),
                NodeKeyring.of(List.of(), List.of()),
                RegionScopes.ofNames(List.of()),
                Optional.empty());
        return new Keys(structure, loaded.channels(), loaded.search());
    }

    Loaded read(Consumer<String> warn) throws IOException {
        ChannelKeyring.Builder channels = ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC);
        Optional<Config> configured = Optional.empty();
        configFile = config.find();
        if (configFile.isEmpty()) {
            configFile = CommonOptions.workingDirectoryConfig();
            if (configFile.isPresent()) {
                options.commandLine().getErr().println("configuration file: " + configFile.get());
            }
        }
        if (configFile.isPresent()) {
            ConfigLoader.requirePresent(configFile.get());
            LoadedConfig loaded =
                    new ConfigLoader(System.getenv()).forAnyDatabase().load(configFile);
            loaded.warnings().forEach(warn);
            for (ChannelKeyEntry entry : loaded.config().channelKeys()) {
                channels.add(entry.name(), ChannelKey.ofHex(entry.secret().reveal()), entry.rank());
            }
            configured = Optional.of(loaded.config());
        }
        for (String option : channelKeys.get()) {
            addChannelKey(option, channels);
        }
        for (String given : hashtags.get()) {
            addHashtag(hashtag("--hashtag", given), channels);
        }
        for (String given : moreHashtags) {
            addHashtag(hashtag("CHANNEL", given), channels);
        }
        Optional<HashtagSearch> search = Optional.empty();
        if (channelNames.find().isPresent()) {
            search = Optional.of(ChannelNames.read(channelNames.find().get(), channels));
        }
        return new Loaded(channels, search, configured);
    }

    private static void addHashtag(String name, ChannelKeyring.Builder channels) {
        channels.add(name, ChannelKey.ofHashtag(name), COMMAND_LINE_RANK);
    }

    private String hashtag(String argument, String given) {
        try {
            return HashtagName.parse(given);
        } catch (IllegalArgumentException e) {
            throw options.mistake(argument + " " + e.getMessage());
        }
    }

    private void addChannelKey(String option, ChannelKeyring.Builder channels) {
        Optional<NamedChannelKey> key = NamedChannelKey.parse(option);
        if (key.isEmpty()) {
            // The text before a stray '=' may be the key, so the message does not even name the channel.
            throw options.mistake("--channel-key must be NAME=KEY with a key of " + ChannelKeyText.ALLOWED
                    + ", or a link meshcore://channel/add?... (value not shown)");
        }
        channels.add(key.get().name(), key.get().key(), COMMAND_LINE_RANK);
    }
}
