package io.github.meshcorejvm.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * The options and arguments of a command, for picocli, in the order of the help. Declared by calls, because picocli reads
 * annotations by reflection: for {@code decode} that took longer than everything else that the command does.
 */
public final class CommandOptions {

    private final CommandSpec spec;

    /** Those of {@code command}, which picocli runs. */
    public CommandOptions(Object command, String name, String... description) {
        spec = CommandSpec.wrapWithoutInspection(command, new LateFactory()).name(name);
        spec.usageMessage().description(description);
    }

    /** Those of a part of a command. */
    CommandOptions(CommandSpec spec) {
        this.spec = spec;
    }

    /** An option with a value, to be completed where it needs more; names besides the first one can be added. */
    public static OptionSpec.Builder option(String name, String label, String... description) {
        return OptionSpec.builder(name).paramLabel(label).description(description);
    }

    /** What picocli calls the command. */
    public CommandSpec spec() {
        return spec;
    }

    /** The running command. */
    public CommandLine commandLine() {
        return spec.commandLine();
    }

    /** A complaint about the arguments, with the command that they were given to. */
    public ParameterException mistake(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    /** Adds these, which are returned. */
    public CommonOptions with(CommonOptions common) {
        spec.addMixin("common", common.spec());
        return common;
    }

    /** Adds an option that is present or not. */
    public OptionValue<Boolean> flag(String name, String... description) {
        return add(
                OptionSpec.builder(name).type(boolean.class).initialValue(false).description(description));
    }

    /** Adds an option with one value. */
    public <T> OptionValue<T> value(Class<T> type, OptionSpec.Builder option) {
        return add(option.type(type));
    }

    /** Adds an option that may be repeated. */
    public <T> OptionValue<List<T>> values(Class<T> type, OptionSpec.Builder option) {
        return add(option.type(List.class).auxiliaryTypes(type).initialValue(new ArrayList<>()));
    }

    private <T> OptionValue<T> add(OptionSpec.Builder option) {
        OptionSpec added = option.build();
        spec.addOption(added);
        return new OptionValue<>(added);
    }

    /** Adds an argument that may be missing. */
    public OptionValue<String> argument(String label, String... description) {
        return add(PositionalParamSpec.builder()
                .paramLabel(label)
                .description(description)
                .arity("0..1")
                .type(String.class));
    }

    /** Adds any number of arguments. */
    public OptionValue<List<String>> arguments(String label, String... description) {
        return add(repeated(label, description));
    }

    /** Adds any number of arguments, of which {@code words} are some. */
    OptionValue<List<String>> arguments(Collection<String> words, String label, String... description) {
        return add(repeated(label, description).completionCandidates(words));
    }

    private static PositionalParamSpec.Builder repeated(String label, String... description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .description(description)
                .index("0..*")
                .arity("0..1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(new ArrayList<>());
    }

    private <T> OptionValue<T> add(PositionalParamSpec.Builder argument) {
        PositionalParamSpec added = argument.build();
        spec.addPositional(added);
        return new OptionValue<>(added);
    }

    /** Adds {@code --help} and {@code --version}, as all commands have them. */
    public void addStandardOptions() {
        add(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .initialValue(false)
                .description("Show this help message and exit."));
        add(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .type(boolean.class)
                .initialValue(false)
                .description("Print version information and exit."));
    }
}
