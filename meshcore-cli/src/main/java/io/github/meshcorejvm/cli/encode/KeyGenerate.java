package io.github.meshcorejvm.cli.encode;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshcore key generate}. */
@Command(
        name = "generate",
        description = "A new key of a node: its seed, its private key in the firmware's form, and its public key.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore key generate",
            "  meshcore key generate --prefix a7 --json",
            "",
            "Exit status: 0; 2 for wrong options."
        })
final class KeyGenerate implements Callable<Integer> {

    private static final int MAX_PREFIX = 6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--prefix",
            paramLabel = "HEX",
            defaultValue = "",
            description = "Prefix of the public key, at most 6 hex digits; each digit takes 16 times as long.")
    private String prefix = "";

    @Option(names = "--json", description = "As a JSON object.")
    private boolean json;

    /** Created by picocli. */
    KeyGenerate() {}

    @Override
    public Integer call() {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        if (!wanted.matches("[0-9a-f]{0," + MAX_PREFIX + "}") || wanted.matches("(00|ff).*")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--prefix must be at most " + MAX_PREFIX + " hex digits, and not begin with 00 or ff");
        }
        SecureRandom random = new SecureRandom();
        byte[] seed = new byte[NodeKeyPair.SEED_LENGTH];
        Optional<NodeKeyPair> pair = Optional.empty();
        while (pair.filter(it -> it.publicKey().toString().startsWith(wanted)).isEmpty()) {
            random.nextBytes(seed);
            pair = pairOf(Bytes.copyOf(seed));
        }
        print(Bytes.copyOf(seed), pair.get());
        return ExitCode.OK;
    }

    /** Nodes refuse one key in 128. */
    private static Optional<NodeKeyPair> pairOf(Bytes seed) {
        try {
            return Optional.of(NodeKeyPair.ofSeed(seed));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private void print(Bytes seed, NodeKeyPair pair) {
        PrintWriter out = spec.commandLine().getOut();
        String privateKey = pair.privateKey().exportBytes().toHex();
        if (json) {
            JsonObject object = new JsonObject();
            object.addProperty("seed", seed.toHex());
            object.addProperty("privateKey", privateKey);
            object.addProperty("publicKey", pair.publicKey().toString());
            out.println(object);
        } else {
            out.println("seed        " + seed.toHex());
            out.println("private key " + privateKey);
            out.println("public key  " + pair.publicKey());
        }
    }
}
