package io.github.meshcorejvm.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Argument files that cannot be read. Picocli takes {@code @FILE} for a literal argument if there is no such file, and ends
 * with an internal error if it is a folder. As the value of an option a literal is right: texts may begin with @.
 */
final class ArgumentFiles {

    private static final String LITERAL = "; a literal @ at the beginning of an argument is written @@";

    private ArgumentFiles() {}

    /** The problem with a folder that an argument names; to be asked before picocli reads it. */
    static Optional<String> folder(String... arguments) {
        for (String argument : arguments) {
            if (isFile(argument) && Files.isDirectory(path(argument))) {
                return problem(argument);
            }
        }
        return Optional.empty();
    }

    /** The problem with a file, if {@code arguments} of which the command cannot make sense name one. */
    static Optional<String> unreadable(CommandSpec command, String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            boolean isValue = i > 0 && takesValue(command, arguments[i - 1]);
            if (!isValue && isFile(arguments[i])) {
                Optional<String> problem = problem(arguments[i]);
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    /** The same for what picocli took for arguments that are not options. */
    static Optional<String> unreadable(ParseResult parsed) {
        for (PositionalParamSpec parameter : parsed.matchedPositionals()) {
            for (String value : parameter.originalStringValues()) {
                // Picocli has taken one @ off a literal.
                if (isFile(value) && !parsed.originalArgs().contains("@" + value)) {
                    Optional<String> problem = problem(value);
                    if (problem.isPresent()) {
                        return problem;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean takesValue(CommandSpec command, String name) {
        OptionSpec option = command.findOption(name);
        return option != null && option.arity().max() > 0;
    }

    private static boolean isFile(String argument) {
        return argument.length() > 1 && argument.startsWith("@") && !argument.startsWith("@@");
    }

    private static Optional<String> problem(String argument) {
        Path file = path(argument);
        if (Files.notExists(file)) {
            return Optional.of("argument file " + argument + " does not exist" + LITERAL);
        }
        if (Files.isDirectory(file)) {
            return Optional.of("argument file " + argument + " is a folder" + LITERAL);
        }
        return Files.isReadable(file)
                ? Optional.empty()
                : Optional.of("argument file " + argument + " cannot be read: permission denied" + LITERAL);
    }

    /** Where no file can have the name, one that does not exist. */
    private static Path path(String argument) {
        try {
            return Path.of(argument.substring(1));
        } catch (InvalidPathException noName) {
            return Path.of("no", "file");
        }
    }
}
