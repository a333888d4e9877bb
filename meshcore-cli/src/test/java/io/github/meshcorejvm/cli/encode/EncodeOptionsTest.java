package io.github.meshcorejvm.cli.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that the options of encode take. */
class EncodeOptionsTest {

    private static final String ALICE = "@"
            + Path.of(System.getProperty("meshcore.testdata", "../testdata"), "direct", "alice.args")
                    .toAbsolutePath();

    private final StringWriter err = new StringWriter();

    private void run(int status, String... arguments) {
        assertThat(Main.commandLine()
                        .setOut(new PrintWriter(new StringWriter()))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments))
                .as(err.toString())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "request --type 1 --data zz | --data must be hex, two digits a byte",
                "request --type 1 --time 4294967296 | --time must be from 1970-01-01T00:00:00Z to 2106-02-07T06:28:15Z",
                "text --text x --time -1 | --time must be from 1970-01-01T00:00:00Z to 2106-02-07T06:28:15Z",
                "text --text x --time 1800-01-01T00:00:00Z | --time must be from 1970-01-01T00:00:00Z",
                "text --text x --attempt 256 | --attempt must be 0..255, but is 256",
                "text --text x --attempt 3 --command | --attempt is only for texts",
            })
    void theOptionAtFaultIsNamed(String line, String problem) {
        List<String> arguments = new ArrayList<>(List.of("encode"));
        arguments.addAll(List.of(line.split(" ")));
        arguments.add(ALICE);
        run(2, arguments.toArray(String[]::new));
        assertThat(err.toString()).contains(problem);
    }

    @Test
    void theDataOfARequestFillOnePacket() {
        run(0, "encode", "request", ALICE, "--type", "1", "--data", "ab".repeat(162));
        run(2, "encode", "request", ALICE, "--type", "1", "--data", "ab".repeat(163));
        assertThat(err.toString()).contains("--data must be at most 162 bytes, but is 163");
    }
}
