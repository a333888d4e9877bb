package io.github.meshcorejvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Wrong usage gets three lines at most: what is wrong, what may have been meant, where help is. */
class UsageErrorTest {

    /** As a limit of the host is no fault of the program. */
    @Test
    void aSystemWithoutThreadsIsNoFaultToReport() {
        assertThat(ErrorRenderer.lastLine(
                        new OutOfMemoryError("unable to create native thread: possibly out of memory")))
                .contains("ulimit -u")
                .doesNotContain("report");
        assertThat(ErrorRenderer.lastLine(new LinkageError("x"))).contains("please report it", "LinkageError: x");
    }

    @Test
    void namesTheOptionThatMayHaveBeenMeant() {
        assertThat(errors("decode", "--jsno", "00"))
                .containsExactly(
                        "meshcore decode: unknown option: --jsno",
                        "Did you mean --json?",
                        "Try 'meshcore decode --help'.");
    }

    @Test
    void namesTheCommandThatMayHaveBeenMeant() {
        assertThat(errors("neighbros"))
                .hasSize(3)
                .startsWith("meshcore: unknown command: neighbros")
                .endsWith("Try 'meshcore --help'.")
                .element(1)
                .asString()
                .contains("neighbors");
    }

    @Test
    void aKeyInTheWrongPlaceIsNotRepeated() {
        String key = "b3ce6158e5c8f5d0a6a1f3a1a4cba1a8b3ce6158e5c8f5d0a6a1f3a1a4cba1a8";
        assertThat(String.join("\n", errors(key))).doesNotContain("b3ce6158");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest --replay",
                "ingest --speed fast",
                "neighbors --format tabel",
                "neighbors --sort size",
                "neighbors --limit 0",
                "neighbors --format csv --limit 3",
                "backfill",
                "backfill everything",
                "backup",
                "copy --from a.db --to b.db",
                "maintain --dry-run=maybe",
                "build-neighbors --prune-days NaN",
                "migrate --nosuch",
                "key generate --nosuch",
                "encode --nosuch",
                "channel --nosuch"
            })
    void everyCommandKeepsItShort(String line) {
        assertThat(errors(line.split(" ", -1)))
                .hasSizeBetween(2, 3)
                .last()
                .asString()
                .matches("Try 'meshcore [a-z-]+( [a-z]+)? --help'\\.");
    }

    private static List<String> errors(String... arguments) {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        CommandLine command =
                Main.commandLine().setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true));
        assertThat(command.execute(arguments)).as(Arrays.toString(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(out.toString()).isEmpty();
        return err.toString().lines().toList();
    }
}
