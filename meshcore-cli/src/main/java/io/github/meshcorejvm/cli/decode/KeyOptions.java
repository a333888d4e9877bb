package io.github.meshcorejvm.cli.decode;

import static io.github.meshcorejvm.cli.CommandOptions.option;

import io.github.meshcorejvm.cli.CommandOptions;
import io.github.meshcorejvm.cli.OptionValue;
import io.github.meshcorejvm.cli.decode.input.InputBytes;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.region.RegionKey;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.codec.structure.StructureKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The options with keys: those of channels, and what else packets contain. */
public final class KeyOptions {

    private final CommandOptions options;
    private final ChannelKeyOptions channels;
    private final OptionValue<List<String>> regions;
    private final OptionValue<Boolean> verify;
    private final OptionValue<List<String>> privateKeys;
    private final OptionValue<List<String>> peers;

    /** Adds them to the options of a command. */
    public KeyOptions(CommandOptions options) {
        this.options = options;
        channels = new ChannelKeyOptions(options, "its channel keys and regions");
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

    /**
     * All keys together.
     *
     * @param warn receives warnings about unusable entries of the configuration
     */
    public Keys load(Consumer<String> warn) throws IOException {
        ChannelKeyOptions.Loaded loaded = channels.read(warn);
        List<String> names = new ArrayList<>();
        loaded.config().ifPresent(configured -> names.addAll(configured.regions()));
        for (String name : regions.get()) {
            checked("--region", name, RegionKey::ofName);
            names.add(name.strip());
        }
        StructureKeys structure = new StructureKeys(
                loaded.channels().build(),
                nodes(),
                RegionScopes.ofNames(names),
                verify.get() ? Optional.of(AdvertVerifier.jdk()) : Optional.empty());
        return new Keys(structure, loaded.channels(), loaded.search());
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
