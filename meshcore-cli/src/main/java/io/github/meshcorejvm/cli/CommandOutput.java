package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.terminal.ProgressDisplay;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command that cron may run prints: nothing with {@code --quiet}, or cron would mail it. */
public final class CommandOutput {

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only warnings and errors.")
    private boolean quiet;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Created by picocli. */
    public CommandOutput() {}

    /** Whether only warnings and errors are wanted. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Prints a line to standard output, which may quote a database. */
    public void print(String line) {
        if (!quiet) {
            PrintWriter out = command().commandLine().getOut();
            out.println(TerminalText.escape(line));
            out.flush();
        }
    }

    /** A progress bar on standard error. */
    public ProgressDisplay progress() {
        return quiet
                ? ProgressDisplay.none()
                : ProgressDisplay.on(command().commandLine().getErr());
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not part of a command");
        }
        return command;
    }
}
