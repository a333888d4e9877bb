package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.CommonOptions;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options with keys. The key of the channel Public is always included. */
public final class KeyOptions {

    /** Above every rank of the configuration. */
    private static final int COMMAND_LINE_RANK = 10;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"--config", "-config"},
            paramLabel = "FILE",
            description = "Configuration file (JSON): its channel keys and regions are used.")
    private @Nullable Path config;

    @Option(
            names = "--channel-key",
            paramLabel = "NAME=KEY",
            description = {
                "Key of a channel: 32 or 64 hex digits, or base64; or a link meshcore://channel/add?...",
                "Repeatable."
            })
    private List<String> channelKeys = new ArrayList<>();

    @Option(names = "--hashtag", paramLabel = "NAME", description = "A hashtag channel, such as #test. Repeatable.")
    private List<String> hashtags = new ArrayList<>();

    @Option(
            names = "--channels",
            paramLabel = "FILE",
            description = {
                "Hashtag channels to try, a name a line, as many as there are; also NAME=KEY and links.",
                "What one of the other keys decrypts is not tried."
            })
    private @Nullable Path channelNames;

    @Option(names = "--region", paramLabel = "NAME", description = "A region, such as #europe. Repeatable.")
    private List<String> regions = new ArrayList<>();

    @Option(names = "--verify", description = "Check the signatures of adverts.")
    private boolean verify;

    @Option(
            names = "--private-key",
            paramLabel = "HEX",
            description = {
                "Key of a node: the 64-byte private key, its 32-byte seed, or the seed and the public key behind it.",
                "Decrypts what the node sent or was sent.",
                "Others on this machine can read command lines; @FILE takes options from a file. Repeatable."
            })
    private List<String> privateKeys = new ArrayList<>();

    @Option(
            names = "--peer",
            paramLabel = "HEX",
            description = "Public key of a node that the nodes of --private-key talk to. Repeatable.")
    private List<String> peers = new ArrayList<>();

    /** Created by picocli. */
    public KeyOptions() {}

    /** Adds a channel, as {@code --hashtag} does. */
    public void addHashtag(String name) {
        hashtags.add(name);
    }

    /** The configuration file that {@link #load} has read, if any. */
    public Optional<Path> configFile() {
        return Optional.ofNullable(config);
    }

    /**
     * All keys together.
     *
     * @param warn receives warnings about unusable entries of the configuration
     */
    public Keys load(Consumer<String> warn) throws IOException {
        ChannelKeyring.Builder channels = ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC);
        List<String> names = new ArrayList<>();
        if (config == null) {
            config = CommonOptions.workingDirectoryConfig().orElse(null);
            if (config != null) {
                spec.commandLine().getErr().println("configuration file: " + config);
            }
        }
        if (config != null) {
            ConfigLoader.requirePresent(config);
            LoadedConfig loaded =
                    new ConfigLoader(System.getenv()).forAnyDatabase().load(Optional.of(config));
            loaded.warnings().forEach(warn);
            addConfigured(loaded.config(), channels, names);
        }
        channelKeys.forEach(option -> addChannelKey(option, channels));
        for (String name : hashtags) {
            channels.add(name.startsWith("#") ? name : "#" + name, ChannelKey.ofHashtag(name), COMMAND_LINE_RANK);
        }
        for (String name : regions) {
            checked("--region", name, RegionKey::ofName);
            names.add(name.strip());
        }
        Optional<HashtagSearch> search = Optional.empty();
        if (channelNames != null) {
            search = Optional.of(ChannelNames.read(channelNames, channels));
        }
        StructureKeys structure = new StructureKeys(
                channels.build(),
                nodes(),
                RegionScopes.ofNames(names),
                verify ? Optional.of(AdvertVerifier.jdk()) : Optional.empty());
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
            throw new ParameterException(
                    spec.commandLine(),
                    "--channel-key must be NAME=KEY with a key of " + ChannelKeyText.ALLOWED
                            + ", or a link meshcore://channel/add?... (value not shown)");
        }
        channels.add(key.get().name(), key.get().key(), COMMAND_LINE_RANK);
    }

    private NodeKeyring nodes() {
        List<NodeKeyPair> own = new ArrayList<>();
        for (String hex : privateKeys) {
            own.add(secret("--private-key", hex, PrivateKeyText::keyPair));
        }
        List<NodeKey> others = new ArrayList<>();
        for (String hex : peers) {
            // If mixed up with --private-key, it is a secret.
            others.add(secret("--peer", hex, key -> NodeKey.ofHex(key.toString())));
        }
        if (own.isEmpty() && !others.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--peer requires --private-key");
        }
        return NodeKeyring.of(own, others);
    }

    private <T> T checked(String option, String value, Function<String, T> read) {
        try {
            return read.apply(value.strip());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + " " + value + ": " + e.getMessage());
        }
    }

    /** As {@link #checked}, but no message quotes the value or reveals it. */
    private <T> T secret(String option, String hex, Function<Bytes, T> read) {
        Bytes bytes;
        try {
            bytes = Bytes.ofHex(InputBytes.digits(hex));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": not hex, two digits a byte");
        }
        try {
            return read.apply(bytes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage());
        }
    }
}
