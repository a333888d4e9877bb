package io.github.meshcorejvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.completion.CommandTree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of every command on a terminal of 80 columns. */
class HelpPagesTest {

    static Stream<CommandLine> commands() {
        return CommandTree.all(Main.commandLine()).stream().skip(1);
    }

    private static List<String> footer(CommandLine command) {
        return List.of(command.getCommandSpec().usageMessage().footer());
    }

    private static String help(CommandLine command) {
        return command.setUsageHelpAutoWidth(false).setUsageHelpWidth(80).getUsageMessage(Ansi.OFF);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasExamplesInOneLineAndExitStatuses(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        List<String> examples =
                footer(command).stream().filter(line -> line.startsWith("  ")).toList();
        assertThat(examples).as(name).isNotEmpty().anyMatch(line -> line.contains(name));
        assertThat(help(command).lines()).as(name).contains("Examples:").containsAll(examples);
        assertThat(footer(command)).as(name).anyMatch(line -> line.startsWith("Exit status: 0"));
    }

    /** Somebody may copy a file name, an address or an option. */
    @ParameterizedTest
    @MethodSource("commands")
    void breaksLinesAtBlanksOnly(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        Stream<ArgSpec> arguments = Stream.concat(
                CommandTree.options(command).stream(), command.getCommandSpec().positionalParameters().stream());
        Stream<String> texts = Stream.concat(
                Stream.concat(Arrays.stream(usage.description()), Arrays.stream(usage.footer())),
                arguments.flatMap(argument -> Arrays.stream(argument.description())));
        List<String> words = texts.flatMap(text -> Arrays.stream(text.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
        assertThat(help(command).split("\\s+")).contains(words.toArray(String[]::new));
    }
}
