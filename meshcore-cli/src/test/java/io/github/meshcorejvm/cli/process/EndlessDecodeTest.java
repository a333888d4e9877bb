package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `decode --json` of a pipe that never ends, or ends in the middle of a line. */
class EndlessDecodeTest {

    private static final String PACKET =
            "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1";
    /** Far more than the heap. */
    private static final int LONG_LINE = 200_000_000;

    @TempDir
    Path folder;

    @Test
    void aFullOutputEndsIt() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
        Ended ended = run("yes " + PACKET + " 2> /dev/null | \"$@\" > /dev/full; echo $? > status");
        assertThat(ended.status).isEqualTo(1);
        assertThat(ended.log.lines()).singleElement().asString().contains("standard output cannot be written");
    }

    @Test
    void aReaderThatGoesAwayEndsIt() throws Exception {
        Ended ended = run("yes " + PACKET + " 2> /dev/null | { \"$@\"; echo $? > status; } | head -n 5000 > taken");
        assertThat(ended.status).isZero();
        assertThat(ended.log).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("taken")))
                .hasSize(5000)
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
    }

    @Test
    void aLineLongerThanTheMemoryIsOneErrorAndTheNextOneIsDecoded() throws Exception {
        Ended ended = run("{ head -c " + LONG_LINE + " /dev/zero | tr '\\0' a; echo; echo " + PACKET
                + "; } | { \"$@\"; echo $? > status; } > taken");
        assertThat(ended.status).isEqualTo(1);
        assertThat(ended.log).isEmpty();
        List<String> lines = Files.readAllLines(folder.resolve("taken"));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("line longer than", "\"line\":1").hasSizeLessThan(1_000);
        assertThat(lines.get(1)).contains("Alice: Hi all");
    }

    @Test
    void aLastLineWithoutItsEndIsDecoded() throws Exception {
        Ended ended = run("printf '%s\\n%s' " + PACKET + " " + PACKET + " | { \"$@\"; echo $? > status; } > taken");
        assertThat(ended.status).isZero();
        assertThat(Files.readAllLines(folder.resolve("taken")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("Alice: Hi all"));
    }

    private record Ended(int status, String log) {}

    /** Runs a script that leaves the exit status of the program in a file. */
    private Ended run(String script) throws IOException, InterruptedException {
        try (MeshcoreProcess meshcore =
                new MeshcoreProcess(List.of("sh", "-c", script, "sh"), folder, Map.of(), "decode", "--json")) {
            assertThat(meshcore.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            String status = Files.readString(folder.resolve("status")).strip();
            return new Ended(Integer.parseInt(status), meshcore.log());
        }
    }
}
