package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.decode.PrivateKeyText;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The private key of a node. */
final class NodeOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--private-key",
            paramLabel = "HEX",
            required = true,
            description = {
                "Key of the node: the 64-byte private key, its 32-byte seed, or the seed followed by the public key.",
                "Others on this machine can read command lines; @FILE takes options from a file."
            })
    private String key = "";

    /** Created by picocli. */
    NodeOption() {}

    NodeKeyPair keyPair() {
        try {
            return PrivateKeyText.keyPair(key);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--private-key: " + e.getMessage());
        }
    }
}
