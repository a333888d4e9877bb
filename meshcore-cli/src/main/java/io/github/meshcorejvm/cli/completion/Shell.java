package io.github.meshcorejvm.cli.completion;

import java.util.function.Function;
import picocli.CommandLine;

/** The shells that {@code meshcore completion} writes for. */
public enum Shell {
    /** GNU Bash. */
    BASH("meshcore.bash", command -> new BashCompletion(command).script()),
    /** Z shell. */
    ZSH("_meshcore", command -> new ZshCompletion(command).script()),
    /** Fish. */
    FISH("meshcore.fish", command -> new FishCompletion(command).script());

    private final String fileName;
    private final Function<CommandLine, String> writer;

    Shell(String fileName, Function<CommandLine, String> writer) {
        this.fileName = fileName;
        this.writer = writer;
    }

    /** The name under which the shell looks for the script. */
    public String fileName() {
        return fileName;
    }

    /** The script that completes the top command {@code command} with all that is below it. */
    public String script(CommandLine command) {
        return writer.apply(command);
    }
}
