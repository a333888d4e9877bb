package io.github.meshcorejvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** As much of the command as some arguments need prints the same as the whole. */
class PartialCommandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--help",
                "-h",
                "help",
                "help decode",
                "help nonsense",
                "nonsense --help",
                "help encode text",
                "encode help text",
                "--version",
                "-V",
                "--version --help",
                "nonsense",
                "--nonsense",
                "decode --help",
                "decode --nonsense",
                "decode 0d00",
                "key --help",
                "key public --help"
            })
    void printsTheSame(String words) {
        String[] arguments = words.isEmpty() ? new String[0] : words.split(" ");
        assertThat(run(Main.commandLineFor(arguments), arguments)).isEqualTo(run(Main.commandLine(), arguments));
    }

    private static String run(CommandLine command, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        int status = command.setOut(writer).setErr(writer).execute(arguments);
        writer.flush();
        return printed + "exit " + status;
    }
}
