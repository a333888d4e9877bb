package io.github.meshcorejvm.cli.completion;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion script for zsh: a function for each command, which calls those of its subcommands. */
final class ZshCompletion {

    private final CommandLine top;
    private final StringBuilder script = new StringBuilder();

    ZshCompletion(CommandLine top) {
        this.top = top;
    }

    String script() {
        String name = top.getCommandName();
        script.append("#compdef ").append(name).append('\n');
        script.append("# Completion of ")
                .append(name)
                .append(" for zsh, written by `")
                .append(name);
        script.append(" completion zsh`.\n");
        CommandTree.all(top).forEach(this::add);
        CommandTree.all(top).forEach(this::addDescribed);
        // Called by the completion system, or read by `source`.
        script.append("""
                if [ "${funcstack[1]}" = "_%1$s" ]; then
                    _%1$s "$@"
                else
                    compdef _%1$s %1$s
                fi
                """.replace("%1$s", name));
        return script.toString();
    }

    private void add(CommandLine command) {
        List<CommandLine> below = CommandTree.subcommands(command);
        script.append(function(command)).append("() {\n");
        script.append("    local curcontext=$curcontext state state_descr line\n");
        script.append("    typeset -A opt_args\n");
        script.append("    _arguments -s -S -C");
        CommandTree.options(command).forEach(this::option);
        CommandTree.options(command).forEach(this::compatible);
        if (below.isEmpty()) {
            boolean describes = !CommandTree.described(command).isEmpty();
            if (describes) {
                line("'*:COMMAND:" + function(command) + "_words'");
            } else {
                command.getCommandSpec().positionalParameters().forEach(this::parameter);
            }
        } else {
            line("':command:->command'");
            line("'*::argument:->argument'");
        }
        script.append(" && return\n");
        if (!below.isEmpty()) {
            handOver(command, below);
        }
        script.append("}\n");
    }

    /** What may follow the words that {@code help} was given so far. */
    private void addDescribed(CommandLine help) {
        Map<String, List<String>> described = CommandTree.described(help);
        if (described.isEmpty()) {
            return;
        }
        script.append(function(help)).append("_words() {\n    case \"${words[2,CURRENT-1]}\" in\n");
        described.forEach((path, below) -> {
            if (!below.isEmpty()) {
                script.append("    ").append(quote(path)).append(") compadd ");
                script.append(String.join(" ", below)).append(" ;;\n");
            }
        });
        script.append("    esac\n}\n");
    }

    private void handOver(CommandLine command, List<CommandLine> below) {
        script.append("    case $state in\n    command)\n        local -a commands=(\n");
        for (CommandLine sub : below) {
            script.append("            ")
                    .append(quote(sub.getCommandName() + ":" + CommandTree.summary(sub)))
                    .append('\n');
        }
        script.append("        )\n        _describe -t commands command commands\n        ;;\n");
        script.append("    argument)\n        case $words[1] in\n");
        for (CommandLine sub : below) {
            script.append("        ")
                    .append(sub.getCommandName())
                    .append(") ")
                    .append(function(sub))
                    .append(" ;;\n");
        }
        script.append("        esac\n        ;;\n    esac\n");
    }

    private void option(OptionSpec option) {
        List<String> names = CommandTree.names(option);
        String repeatable = option.isMultiValue() ? "*" : "";
        String others = names.size() == 1 || option.isMultiValue() ? "" : "(" + String.join(" ", names) + ")";
        for (String name : names) {
            boolean value = option.arity().max() > 0;
            String glue = value && name.startsWith("--") ? "=" : value ? "+" : "";
            String spelling = others + repeatable + name + glue + "[" + escape(CommandTree.summary(option)) + "]";
            line(quote(spelling + (value ? ":" + escape(option.paramLabel()) + ":" + action(option) : "")));
        }
    }

    /** Recognized, but not offered. */
    private void compatible(OptionSpec option) {
        for (String name : CommandTree.compatibleNames(option)) {
            boolean value = option.arity().max() > 0;
            line(quote("!" + name + (value ? ":" + escape(option.paramLabel()) + ":" + action(option) : "")));
        }
    }

    private void parameter(PositionalParamSpec parameter) {
        String place = parameter.index().max() - parameter.index().min() > 0 ? "*" : "";
        line(quote(place + ":" + escape(parameter.paramLabel()) + ":" + action(parameter)));
    }

    private void line(String argument) {
        script.append(" \\\n        ").append(argument);
    }

    private static String action(ArgSpec argument) {
        List<String> candidates = CommandTree.candidates(argument);
        if (!candidates.isEmpty()) {
            return "(" + String.join(" ", candidates) + ")";
        }
        return CommandTree.takesFile(argument) ? "_files" : " ";
    }

    private String function(CommandLine command) {
        return "_" + top.getCommandName()
                + CommandTree.path(command).stream().map(name -> "_" + name).collect(Collectors.joining());
    }

    /** The characters that are special in {@code _arguments}. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
