package io.github.meshcorejvm.cli.completion;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a shell may offer, and what a manual page describes: the commands that are not hidden, their options, and what can be said about a value. */
public final class CommandTree {

    private CommandTree() {}

    /** The commands below, by the name that the help shows. */
    public static List<CommandLine> subcommands(CommandLine command) {
        return command.getSubcommands().values().stream()
                .distinct()
                .filter(below -> !below.getCommandSpec().usageMessage().hidden())
                .toList();
    }

    /** The command itself, and all below it. */
    public static List<CommandLine> all(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        subcommands(command).forEach(below -> all.addAll(all(below)));
        return all;
    }

    /** The names that lead to it from the top command, without that. */
    static List<String> path(CommandLine command) {
        List<String> names = new ArrayList<>();
        for (CommandSpec spec = command.getCommandSpec(); spec.parent() != null; spec = spec.parent()) {
            names.add(0, spec.name());
        }
        return names;
    }

    /**
     * What may follow the words that the arguments of {@code help} begin with, by these words: the commands below. Empty for
     * any other command.
     */
    static Map<String, List<String>> described(CommandLine command) {
        Map<String, List<String>> below = new LinkedHashMap<>();
        if (command.getCommandName().equals("help") && command.getParent() != null) {
            CommandLine parent = command.getParent();
            int depth = path(parent).size();
            for (CommandLine described : all(parent)) {
                List<String> path = path(described);
                below.put(
                        String.join(" ", path.subList(depth, path.size())),
                        subcommands(described).stream()
                                .map(CommandLine::getCommandName)
                                .toList());
            }
        }
        return below;
    }

    /** The options that the help shows. */
    public static List<OptionSpec> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .toList();
    }

    /** Its names, without spellings for compatibility with other programs: one dash and many letters. */
    public static List<String> names(OptionSpec option) {
        return List.of(option.names()).stream()
                .filter(name -> name.startsWith("--") || name.length() == 2)
                .toList();
    }

    /** The other spellings, which zsh recognizes without offering them, while fish offers them. */
    static List<String> compatibleNames(OptionSpec option) {
        return List.of(option.names()).stream()
                .filter(name -> !name.startsWith("--") && name.length() > 2)
                .toList();
    }

    /** The allowed values, as people write them; empty if any value is allowed. */
    public static List<String> candidates(ArgSpec argument) {
        Class<?> type = argument.type();
        if (type == Boolean.class || type == boolean.class) {
            return argument.arity().max() == 0 ? List.of() : List.of("true", "false");
        }
        if (argument.completionCandidates() == null) {
            return List.of();
        }
        // Without a converter, which has names of its own, these are the names of Java's constants.
        boolean constants = argument.typeInfo().isEnum() && argument.converters().length == 0;
        return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                .map(name -> constants ? name.toLowerCase(Locale.ROOT) : name)
                .toList();
    }

    static boolean takesFile(ArgSpec argument) {
        Class<?> type =
                argument.typeInfo().isMultiValue() ? argument.typeInfo().getAuxiliaryTypes()[0] : argument.type();
        // A label such as FILE|URL belongs to a text.
        return type == Path.class || type == File.class || argument.paramLabel().contains("FILE");
    }

    /** The first sentence or line of its help. */
    static String summary(String... description) {
        if (description.length == 0) {
            return "";
        }
        String first = description[0].strip();
        int end = first.indexOf(". ");
        String sentence = end < 0 ? first : first.substring(0, end);
        return sentence.replaceAll("[.:]$", "");
    }

    /** The description of an argument, with the variables of the help replaced. */
    static String summary(ArgSpec argument) {
        return summary(argument.description());
    }

    static String summary(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        return summary(usage.header().length > 0 ? usage.header() : usage.description());
    }
}
