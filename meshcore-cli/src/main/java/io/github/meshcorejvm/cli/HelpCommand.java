package io.github.meshcorejvm.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code meshcore help}: prints the help of a command, or of a command of a command. */
final class HelpCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    static final String DESCRIPTION = "Display help information about the specified command.";

    private final CommandOptions options = new CommandOptions(this, "help", DESCRIPTION);

    private final OptionValue<List<String>> words;

    /** Offers the {@code names} of the commands beside it for completion. */
    HelpCommand(Collection<String> names) {
        words = options.arguments(names, "COMMAND", "The command, such as decode or encode text.");
        options.addStandardOptions();
        options.spec()
                .versionProvider(new ManifestVersion())
                .usageMessage()
                .footer(
                        "",
                        "Examples:",
                        "  meshcore help decode",
                        "  meshcore help encode text",
                        "",
                        "Exit status: 0; 2 when there is no such command.");
    }

    CommandSpec spec() {
        return options.spec();
    }

    @Override
    public Integer call() {
        CommandLine described = options.commandLine().getParent();
        PrintWriter out = described.getOut();
        for (String word : words.get()) {
            CommandLine below = described.getSubcommands().get(word);
            if (below == null) {
                throw new UnmatchedArgumentException(described, List.of(word));
            }
            described = below;
        }
        described.usage(out);
        return ExitCode.OK;
    }
}
