package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.config.ConfigException;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure into one line on standard error and an exit status; a stack trace is only shown for what no user can have caused. */
final class ErrorRenderer implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** Compiled when there is something to complain about, not at each start. */
    private static final class Names {

        /** Of a length that no key has, because a key may have been written directly after an option. */
        static final Pattern OPTION = Pattern.compile("--?[A-Za-z][A-Za-z-]{0,18}(?=[=\\s]|$)");

        /** Of a length and letters that no key has. */
        static final Pattern COMMAND = Pattern.compile("[a-z][a-z-]{0,18}");
    }

    /** Three lines: the problem, a suggestion, where to find help. */
    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(TerminalText.escape(name + ": " + message(failure)));
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            err.println("Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?");
        }
        err.println("Try '" + name + " --help'.");
        err.flush();
        return ExitCode.USAGE;
    }

    /** Without values: the text after a misspelt option may be a key or a password. */
    private static String message(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched.getUnmatched().stream()
                    .filter(argument -> argument.startsWith("-"))
                    .findFirst()
                    .map(ErrorRenderer::unknownOption)
                    .orElseGet(() -> unexpected(unmatched));
        }
        if (failure instanceof MissingParameterException incomplete
                && incomplete.getMissing().stream().findFirst().orElse(null) instanceof OptionSpec option) {
            // The text in its place may be an option with its secret.
            return "option " + option.longestName() + " needs a value: " + option.paramLabel();
        }
        if (failure.getArgSpec() instanceof OptionSpec option && option.arity().max() == 0) {
            return "option " + option.longestName() + " takes no value";
        }
        return String.valueOf(failure.getMessage());
    }

    private static String unexpected(UnmatchedArgumentException failure) {
        String first = failure.getUnmatched().get(0);
        boolean isCommand = !failure.getCommandLine().getSubcommands().isEmpty()
                && Names.COMMAND.matcher(first).matches();
        return isCommand ? "unknown command: " + first : "unexpected argument (not shown)";
    }

    private static String unknownOption(String argument) {
        Matcher name = Names.OPTION.matcher(argument);
        return "unknown option" + (name.lookingAt() ? ": " + name.group() : " (not shown)");
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ParameterException) {
            return handleParseException((ParameterException) failure, new String[0]);
        }
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        if (isExpected(failure)) {
            err.println(TerminalText.escapeLines(name + ": " + message(failure)));
        } else {
            err.println(name + ": unexpected failure, please report it:");
            failure.printStackTrace(err);
        }
        err.flush();
        return failure instanceof ConfigException ? ExitCode.USAGE : ExitCode.FAILED;
    }

    /** What ends the process without a chance to handle it. */
    static String lastLine(Throwable fatal) {
        return fatal instanceof OutOfMemoryError
                        && String.valueOf(fatal.getMessage()).contains("native thread")
                ? "the system provides no more threads: raise the limit (ulimit -u, or TasksMax of systemd)"
                : "unexpected failure, please report it: " + fatal;
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof ConfigException
                || failure instanceof CommandFailedException
                || failure instanceof StoreException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
    }

    private static String message(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException
                ? Objects.requireNonNullElse(failure.getCause(), failure)
                : failure;
        if (cause instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (cause instanceof AccessDeniedException denied) {
            return "permission denied: " + denied.getFile();
        }
        if (cause instanceof FileSystemException && ((FileSystemException) cause).getReason() == null) {
            // The message of these is the bare file name.
            return cause.getClass().getSimpleName().replaceAll("Exception$", "") + ": " + cause.getMessage();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
