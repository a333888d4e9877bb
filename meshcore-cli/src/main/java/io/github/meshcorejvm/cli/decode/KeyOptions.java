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
import io.github.meshcorejvm.cli.decode.input.InputBytes;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.HashtagSearch;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.region.RegionKey;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.codec.structure.StructureKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The options with keys. The key of the channel Public is always included. */
public final class KeyOptions {

    /** Above every rank of the configuration. */
    private static final int COMMAND_LINE_RANK = 10;

    private final CommandOptions options;
    private final OptionValue<Path> config;
    private final OptionValue<List<String>> channelKeys;
    private final OptionValue<List<String>> hashtags;
    private final OptionValue<Path> channelNames;
    private final OptionValue<List<String>> regions;
    private final OptionValue<Boolean> verify;
    private final OptionValue<List<String>> privateKeys;
    private final OptionValue<List<String>> peers;
    private final List<String> moreHashtags = new ArrayList<>();
    private Optional<Path> configFile = Optional.empty();

    /** Adds them to the options of a command. */
    public KeyOptions(CommandOptions options) {
        this.options = options;
        config = options.value(
                Path.class,
                option("--config", "FILE", "Configuration file (JSON): its channel keys and regions are used.")
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
        regions = options.values(String.class, option("--region", "NAME", "A region, such as #europe. Repeatable."));
        verify = options.flag("--verify", "Check the signatures of adverts.");
        privateKeys = options.values(
                String.class,
                option(
                        "--private-key",
                        "HEX",
                        "Key of a node: the 64-byte private key, its 32-byte seed, or the seed followed by the public key.",
                        "Decrypts what the node sent or was sent.",
                        "Others on this machine can read command lines; @FILE takes options from a file. Repeatable."));
        peers = options.values(
                String.class,
                option("--peer", "HEX", "Public key of a node that the nodes of --private-key talk to. Repeatable."));
    }

    /** Adds the argument CHANNEL, as {@code --hashtag} does. */
    public void addHashtag(String name) {
        moreHashtags.add(name);
    }

    /** The configuration file that {@link #load} has read, if any. */
    public Optional<Path> configFile() {
        return configFile;
    }

    /**
     * All keys together.
     *
     * @param warn receives warnings about unusable entries of the configuration
     */
    public Keys load(Consumer<String> warn) throws IOException {
        ChannelKeyring.Builder channels = ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC);
        List<String> names = new ArrayList<>();
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
            addConfigured(loaded.config(), channels, names);
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
        for (String name : regions.get()) {
            checked("--region", name, RegionKey::ofName);
            names.add(name.strip());
        }
        Optional<HashtagSearch> search = Optional.empty();
        if (channelNames.find().isPresent()) {
            search = Optional.of(ChannelNames.read(channelNames.find().get(), channels));
        }
        StructureKeys structure = new StructureKeys(
                channels.build(),
                nodes(),
                RegionScopes.ofNames(names),
                verify.get() ? Optional.of(AdvertVerifier.jdk()) : Optional.empty());
        return new Keys(structure, channels, search);
    }

    private static void addConfigured(Config config, ChannelKeyring.Builder channels, List<String> names) {
        for (ChannelKeyEntry entry : config.channelKeys()) {
            channels.add(entry.name(), ChannelKey.ofHex(entry.secret().reveal()), entry.rank());
        }
        names.addAll(config.regions());
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

    /** Whether there is a key that decrypts direct messages. */
    boolean hasPrivateKeys() {
        return !privateKeys.get().isEmpty();
    }

    private NodeKeyring nodes() {
        List<NodeKeyPair> own = new ArrayList<>();
        for (String hex : privateKeys.get()) {
            own.add(secret("--private-key", hex, PrivateKeyText::keyPair));
        }
        List<NodeKey> others = new ArrayList<>();
        for (String hex : peers.get()) {
            // If mixed up with --private-key, it is a secret.
            others.add(secret("--peer", hex, key -> NodeKey.ofHex(key.toString())));
        }
        if (own.isEmpty() && !others.isEmpty()) {
            throw options.mistake("--peer requires --private-key");
        }
        return NodeKeyring.of(own, others);
    }

    private <T> T checked(String option, String value, Function<String, T> read) {
        try {
            return read.apply(value.strip());
        } catch (IllegalArgumentException e) {
            throw options.mistake(option + " " + value + ": " + e.getMessage());
        }
    }

    /** As {@link #checked}, but no message quotes the value or reveals it. */
    private <T> T secret(String option, String hex, Function<Bytes, T> read) {
        Bytes bytes;
        try {
            bytes = Bytes.ofHex(InputBytes.digits(hex));
        } catch (IllegalArgumentException e) {
            throw options.mistake(option + ": not hex, two digits a byte");
        }
        try {
            return read.apply(bytes);
        } catch (IllegalArgumentException e) {
            throw options.mistake(option + ": " + e.getMessage());
        }
    }
}
