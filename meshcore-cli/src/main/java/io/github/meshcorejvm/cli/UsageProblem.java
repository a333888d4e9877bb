package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.completion.CommandTree;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments, and what may have been meant, in the words of somebody who does not know Java. */
record UsageProblem(String message, List<String> suggestions) {

    /** Of a length that no key has, because a key may have been written directly after an option. */
    private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][A-Za-z-]{0,18}(?=[=\\s]|$)");

    /** Of a length and letters that no key has. */
    private static final Pattern COMMAND = Pattern.compile("[a-z][a-z-]{0,18}");

    /** A longer value may be a key in the wrong place. */
    private static final int MAX_SHOWN = 30;

    /** Without values that may be secret: the text after a misspelt option may be a key or a password. */
    static UsageProblem of(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (failure instanceof MissingParameterException incomplete) {
            return new UsageProblem(missing(incomplete), List.of());
        }
        ArgSpec argument = failure.getArgSpec();
        if (argument instanceof OptionSpec option && option.arity().max() == 0) {
            return new UsageProblem("option " + option.longestName() + " takes no value", List.of());
        }
        if (failure instanceof OverwrittenOptionException again) {
            return new UsageProblem(name(again.getOverwritten()) + " can be given only once", List.of());
        }
        if (argument != null && failure.getCause() instanceof TypeConversionException cause) {
            return invalid(argument, String.valueOf(failure.getValue()), cause);
        }
        return new UsageProblem(String.valueOf(failure.getMessage()), List.of());
    }

    private static UsageProblem unmatched(UnmatchedArgumentException failure) {
        String message = failure.getUnmatched().stream()
                .filter(argument -> argument.startsWith("-"))
                .findFirst()
                .map(UsageProblem::unknownOption)
                .orElseGet(() -> unexpected(failure));
        return new UsageProblem(message, failure.getSuggestions());
    }

    private static String unexpected(UnmatchedArgumentException failure) {
        String first = failure.getUnmatched().get(0);
        boolean isCommand = !failure.getCommandLine().getSubcommands().isEmpty()
                && COMMAND.matcher(first).matches();
        return isCommand ? "unknown command: " + first : "unexpected argument (not shown)";
    }

    private static String unknownOption(String argument) {
        Matcher name = OPTION.matcher(argument);
        return "unknown option" + (name.lookingAt() ? ": " + name.group() : " (not shown)");
    }

    /** Either arguments that are required, or the value of an option. */
    private static String missing(MissingParameterException failure) {
        // Only picocli's text tells them apart.
        boolean given = !String.valueOf(failure.getMessage()).startsWith("Missing required option");
        if (given && failure.getMissing().get(0) instanceof OptionSpec option) {
            // The text in its place may be an option with its secret.
            return "option " + option.longestName() + " needs a value: " + allowed(option);
        }
        return "missing "
                + failure.getMissing().stream().map(UsageProblem::required).collect(Collectors.joining(" and "));
    }

    private static String required(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? "option " + option.longestName() + " " + option.paramLabel()
                : "argument " + allowed(argument);
    }

    private static String allowed(ArgSpec argument) {
        List<String> words = CommandTree.candidates(argument);
        return argument.paramLabel() + (words.isEmpty() ? "" : " (one of " + String.join(", ", words) + ")");
    }

    private static UsageProblem invalid(ArgSpec argument, String value, TypeConversionException cause) {
        List<String> words = CommandTree.candidates(argument);
        String must = words.isEmpty() ? number(argument, cause) : "must be one of " + String.join(", ", words);
        String but = value.length() > MAX_SHOWN ? " (value not shown)" : ", but is " + value;
        return new UsageProblem(name(argument) + " " + must + but, Suggestion.of(value, words));
    }

    private static String number(ArgSpec argument, TypeConversionException cause) {
        Class<?> type = argument.type();
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "must be a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "must be a number";
        }
        return Objects.requireNonNullElse(cause.getMessage(), "is invalid");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
