package io.github.meshcorejvm.cli.completion;

import io.github.meshcorejvm.cli.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshcore completion}: prints the script that completes the command line in a shell. */
@Command(
        name = "completion",
        description = CompletionCommand.DESCRIPTION,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  meshcore completion bash > ~/.local/share/bash-completion/completions/meshcore",
            "  meshcore completion zsh > \"$${fpath[1]}/_meshcore\"",
            "  meshcore completion fish > ~/.config/fish/completions/meshcore.fish",
            "",
            "Exit status: 0; 2 for an unknown shell."
        })
public final class CompletionCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION =
            "Print the script that completes meshcore's commands and options in a shell.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    /** Created by picocli. */
    public CompletionCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        // A shell reads line feeds only, on Windows too.
        out.print(shell.script(spec.root().commandLine()).replace(System.lineSeparator(), "\n"));
        out.flush();
        return ExitCode.OK;
    }
}
