package io.github.meshcorejvm.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell offers for a value is allowed, and what has few allowed values is offered. */
class CandidatesTest {

    private record Offer(String argument, List<String> words) {}

    private static Stream<Offer> offers(CommandLine command) {
        String path = command.getCommandSpec().qualifiedName();
        Stream<ArgSpec> all = Stream.concat(
                CommandTree.options(command).stream(), command.getCommandSpec().positionalParameters().stream());
        return all.filter(argument -> !CommandTree.candidates(argument).isEmpty())
                .map(argument -> new Offer(path + " " + name(argument), CommandTree.candidates(argument)));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    @Test
    void valuesOfFewWordsAreOffered() {
        assertThat(CommandTree.all(Main.commandLine()).stream().flatMap(CandidatesTest::offers))
                .contains(
                        new Offer(
                                "meshcore encode advert --type", List.of("chat", "repeater", "room_server", "sensor")),
                        new Offer(
                                "meshcore neighbors --sort",
                                List.of("count", "last-seen", "distance", "snr", "observers")),
                        new Offer("meshcore build-neighbors --direct-routes", List.of("true", "false")))
                .extracting(Offer::argument)
                .contains("meshcore decode --response", "meshcore backfill NAME", "meshcore help COMMAND");
    }

    @Test
    void everyOfferedWordIsAllowed() {
        for (CommandLine command : CommandTree.all(Main.commandLine())) {
            for (OptionSpec option : CommandTree.options(command)) {
                for (String word : CommandTree.candidates(option)) {
                    List<String> arguments = new ArrayList<>(CommandTree.path(command));
                    arguments.add(option.longestName() + "=" + word);
                    try {
                        Main.commandLine().parseArgs(arguments.toArray(String[]::new));
                    } catch (MissingParameterException others) {
                        assertThat(others.getMissing()).doesNotContain(option);
                    }
                }
            }
        }
    }
}
