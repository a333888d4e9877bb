package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code meshcore key public}. */
@Command(
        name = "public",
        description = "The public key of a private key.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Examples:", "  meshcore key public @node.args", "", "Exit status: 0; 2 for wrong options."})
final class KeyPublic implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private NodeOption node = new NodeOption();

    /** Created by picocli. */
    KeyPublic() {}

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(node.keyPair().publicKey());
        return ExitCode.OK;
    }
}
