package io.github.meshcorejvm.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** How every command runs. What writes help and errors is loaded only when there is something to write. */
final class CommandRun
        implements IExecutionStrategy, IHelpFactory, IParameterExceptionHandler, IExecutionExceptionHandler {

    /** Makes this run {@code command} and its subcommands. */
    static void handle(CommandLine command) {
        CommandRun run = new CommandRun();
        command.setExecutionStrategy(run)
                .setHelpFactory(run)
                .setExecutionExceptionHandler(run)
                .setParameterExceptionHandler(run);
    }

    @Override
    public int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandSpec command = last.commandSpec();
        Optional<String> unreadable = ArgumentFiles.unreadable(last);
        if (unreadable.isPresent()) {
            throw new ParameterException(command.commandLine(), unreadable.get());
        }
        // Where help is requested, picocli ignores what it does not know: a misspelt command would get the help of
        // another.
        if (!command.subcommands().isEmpty()
                && !last.unmatched().isEmpty()
                && !last.unmatched().get(0).startsWith("-")) {
            throw new UnmatchedArgumentException(command.commandLine(), last.unmatched());
        }
        return new RunLast().execute(parsed);
    }

    @Override
    public Help create(CommandSpec command, Help.ColorScheme colors) {
        return HelpPage.of(command, colors);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        return ErrorRenderer.usage(ArgumentFiles.unreadable(command.getCommandSpec(), args)
                .map(problem -> new ParameterException(command, problem))
                .orElse(failure));
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return ErrorRenderer.execution(failure, command);
    }
}
