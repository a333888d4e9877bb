package io.github.meshcorejvm.cli.completion;

import java.util.function.Function;
import picocli.CommandLine;

/** The shells that {@code meshcore completion} writes for. */
enum Shell {
    BASH(command -> new BashCompletion(command).script()),
    ZSH(command -> new ZshCompletion(command).script()),
    FISH(command -> new FishCompletion(command).script());

    private final Function<CommandLine, String> writer;

    Shell(Function<CommandLine, String> writer) {
        this.writer = writer;
    }

    /** The script that completes the top command {@code command} with all that is below it. */
    String script(CommandLine command) {
        return writer.apply(command);
    }
}
