package io.github.meshcorejvm.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A completion script for bash. Not picocli's own, which offers the names of Java's constants for values, and no files.
 */
final class BashCompletion {

    private static final String SCRIPT = """
            # Completion of @NAME@ for bash, written by `@NAME@ completion bash`.
            _@NAME@() {
                local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} here='' further i
                # The command is what the first words name; a value further on may look like one.
                for ((i = 1; i < COMP_CWORD; i++)); do
                    further=${here:+$here }${COMP_WORDS[i]}
                    case $further in
                    @PATHS@) here=$further ;;
                    *) break ;;
                    esac
                done
                # In --option=value, bash splits at the sign.
                if [ "$current" = = ]; then
                    current=
                elif [ "$before" = = ]; then
                    before=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                COMPREPLY=()
                case "$here $before" in
            @VALUES@    esac
                case $here in
            @WORDS@    esac
            }
            _@NAME@_words() {
                local IFS=$' \\n'
                COMPREPLY+=($(compgen -W "$1" -- "$current"))
            }
            _@NAME@_files() {
                local IFS=$'\\n'
                COMPREPLY+=($(compgen -f -- "$current"))
                compopt -o filenames 2>/dev/null
            }
            complete -F _@NAME@ @NAME@
            """;

    private final CommandLine top;

    BashCompletion(CommandLine top) {
        this.top = top;
    }

    String script() {
        List<CommandLine> all = CommandTree.all(top);
        String paths = all.stream()
                .filter(command -> command != top)
                .flatMap(command -> Stream.concat(Stream.of(path(command)), described(command)))
                .map(path -> "'" + path + "'")
                .collect(Collectors.joining(" | "));
        return SCRIPT.replace("@PATHS@", paths)
                .replace("@VALUES@", all.stream().map(this::values).collect(Collectors.joining()))
                .replace("@WORDS@", all.stream().map(this::words).collect(Collectors.joining()))
                .replace("@NAME@", top.getCommandName());
    }

    /** What may follow each option that takes a value. */
    private String values(CommandLine command) {
        StringBuilder cases = new StringBuilder();
        for (OptionSpec option : CommandTree.options(command)) {
            if (option.arity().max() > 0) {
                String patterns = Stream.of(option.names())
                        .map(name -> "'" + path(command) + " " + name + "'")
                        .collect(Collectors.joining(" | "));
                cases.append("    ").append(patterns).append(")").append(offer(option));
                cases.append(" return ;;\n");
            }
        }
        return cases.toString();
    }

    private String words(CommandLine command) {
        List<String> words = new ArrayList<>();
        CommandTree.subcommands(command).forEach(below -> words.add(below.getCommandName()));
        StringBuilder offers = new StringBuilder();
        command.getCommandSpec().positionalParameters().forEach(parameter -> offers.append(offer(parameter)));
        Stream<String> options = CommandTree.options(command).stream().flatMap(o -> CommandTree.names(o).stream());
        options.filter(name -> name.startsWith("--")).forEach(words::add);
        StringBuilder cases = new StringBuilder(line(path(command), offers.toString(), words));
        CommandTree.described(command).forEach((described, below) -> {
            if (!described.isEmpty()) {
                cases.append(line(path(command) + " " + described, "", below));
            }
        });
        return cases.toString();
    }

    private static String line(String path, String offers, List<String> words) {
        return "    '" + path + "')" + offers + " _@NAME@_words '" + String.join(" ", words) + "' ;;\n";
    }

    /** What {@code help} describes, as paths of their own. */
    private static Stream<String> described(CommandLine command) {
        return CommandTree.described(command).keySet().stream()
                .filter(described -> !described.isEmpty())
                .map(described -> path(command) + " " + described);
    }

    private static String offer(ArgSpec argument) {
        List<String> candidates = CommandTree.candidates(argument);
        if (!candidates.isEmpty()) {
            return " _@NAME@_words '" + String.join(" ", candidates) + "';";
        }
        return CommandTree.takesFile(argument) ? " _@NAME@_files;" : "";
    }

    private static String path(CommandLine command) {
        return String.join(" ", CommandTree.path(command));
    }
}
