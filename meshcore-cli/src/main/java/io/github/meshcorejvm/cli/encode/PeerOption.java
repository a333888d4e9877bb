package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.codec.NodeKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The public key of the receiver. */
final class PeerOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--peer", paramLabel = "HEX", required = true, description = "Public key of the receiver.")
    private String key = "";

    /** Created by picocli. */
    PeerOption() {}

    NodeKey key() {
        try {
            return NodeKey.ofHex(key.strip());
        } catch (IllegalArgumentException e) {
            // Exchanged with --private-key, it is a secret.
            throw new ParameterException(spec.commandLine(), "--peer must be 64 hex digits (value not shown)");
        }
    }
}
