package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.config.ConfigException;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns every failure into one line on standard error and an exit status; a stack trace is only shown for what no user can have caused. */
final class ErrorRenderer {

    private ErrorRenderer() {}

    /** Three lines: the problem, a suggestion, where to find help. */
    static int usage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        UsageProblem problem = UsageProblem.of(failure);
        err.println(TerminalText.escape(name + ": " + problem.message()));
        if (!problem.suggestions().isEmpty()) {
            err.println(Suggestion.line(problem.suggestions()));
        }
        err.println("Try '" + name + " --help'.");
        err.flush();
        return ExitCode.USAGE;
    }

    /** One line, or a stack trace. */
    static int execution(Exception failure, CommandLine command) {
        if (failure instanceof ParameterException usage) {
            return usage(usage);
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
            return missing(missing.getFile());
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

    /** The folder if that is what is missing: the file may be a temporary one, whose name means nothing to the user. */
    private static String missing(String file) {
        Path folder = Path.of(file).getParent();
        return folder == null || Files.exists(folder) ? "no such file: " + file : "no such folder: " + folder;
    }
}
