package io.github.meshcorejvm.cli.encode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keys of nodes, and what they sign for brokers. */
@Command(
        name = "key",
        description = KeyCommand.DESCRIPTION,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeyGenerate.class, KeyPublic.class, KeyToken.class, KeyVerifyToken.class},
        footer = {
            "",
            "Examples:",
            "  meshcore key generate --prefix a7",
            "  meshcore key public @node.args",
            "  meshcore key token @node.args --audience mqtt.example.org --lifetime 1h",
            "  meshcore key verify-token --audience mqtt.example.org eyJhbGciOi...",
            "",
            "Exit status: 0; 1 when a token is not valid; 2 for wrong options."
        })
public final class KeyCommand implements Runnable {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION = "Generate and show node keys, and tokens for MQTT brokers.";

    @Spec
    private CommandSpec spec;

    /** Created by picocli. */
    public KeyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
