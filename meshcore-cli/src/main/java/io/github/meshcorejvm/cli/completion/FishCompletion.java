package io.github.meshcorejvm.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion script for fish: one line for each command and option, offered where it is allowed. */
final class FishCompletion {

    private final CommandLine top;
    private final String name;
    private final StringBuilder script = new StringBuilder();

    FishCompletion(CommandLine top) {
        this.top = top;
        this.name = top.getCommandName();
    }

    String script() {
        String paths = CommandTree.all(top).stream()
                .filter(command -> command != top)
                .flatMap(command -> Stream.concat(
                        Stream.of(here(command)),
                        CommandTree.described(command).keySet().stream()
                                .filter(described -> !described.isEmpty())
                                .map(described -> quote(pathOf(command) + " " + described))))
                .collect(Collectors.joining(" "));
        script.append("# Completion of ")
                .append(name)
                .append(" for fish, written by `")
                .append(name);
        script.append(" completion fish`.\n");
        // The first words name the command; a later value may look like one.
        script.append("""
                function __%1$s_at
                    set -l here ''
                    for word in (commandline -opc)[2..-1]
                        set -l further (string trim -- "$here $word")
                        contains -- $further %2$s
                        or break
                        set here $further
                    end
                    test "$here" = "$argv"
                end
                """.replace("%1$s", name).replace("%2$s", paths));
        script.append("complete -c ").append(name).append(" -f\n");
        CommandTree.all(top).forEach(this::add);
        return script.toString();
    }

    private void add(CommandLine command) {
        for (CommandLine below : CommandTree.subcommands(command)) {
            begin(command);
            script.append(" -a ").append(quote(below.getCommandName()));
            end(CommandTree.summary(below));
        }
        for (OptionSpec option : CommandTree.options(command)) {
            begin(command);
            for (String spelling : CommandTree.names(option)) {
                boolean isLong = spelling.startsWith("--");
                script.append(isLong ? " -l " : " -s ").append(spelling.substring(isLong ? 2 : 1));
            }
            CommandTree.compatibleNames(option)
                    .forEach(spelling -> script.append(" -o ").append(spelling.substring(1)));
            if (option.arity().max() > 0) {
                script.append(value(CommandTree.candidates(option), CommandTree.takesFile(option)));
            }
            end(CommandTree.summary(option));
        }
        addDescribed(command);
        for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
            List<String> candidates = CommandTree.candidates(parameter);
            if (!candidates.isEmpty()) {
                begin(command);
                script.append(" -a ").append(quote(String.join(" ", candidates)));
                end(CommandTree.summary(parameter));
            } else if (CommandTree.takesFile(parameter)) {
                begin(command);
                script.append(" -F\n");
            }
        }
    }

    /** The commands below what {@code help} is asked for. */
    private void addDescribed(CommandLine help) {
        CommandTree.described(help).forEach((described, below) -> {
            if (!described.isEmpty() && !below.isEmpty()) {
                begin(pathOf(help) + " " + described);
                script.append(" -a ").append(quote(String.join(" ", below))).append('\n');
            }
        });
    }

    private void begin(CommandLine command) {
        begin(pathOf(command));
    }

    private void begin(String path) {
        script.append("complete -c ").append(name).append(" -n ");
        script.append(quote("__" + name + "_at " + path));
    }

    private static String pathOf(CommandLine command) {
        return String.join(" ", CommandTree.path(command));
    }

    private void end(String summary) {
        script.append(summary.isEmpty() ? "" : " -d " + quote(summary)).append('\n');
    }

    private static String here(CommandLine command) {
        return quote(pathOf(command));
    }

    private static String value(List<String> candidates, boolean file) {
        if (!candidates.isEmpty()) {
            return " -x -a " + quote(String.join(" ", candidates));
        }
        return file ? " -r -F" : " -x";
    }

    /** In quotes of fish, where only these two need a backslash. */
    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
