package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command whose output is not complete fails, and says so in one line. */
class FullOutputTest {

    private static final String FULL = "/dev/full";
    /** A text message of one hop, from nobody. */
    private static final String PACKET = "150011223344";

    @TempDir
    Path folder;

    @BeforeEach
    void needsAFullDevice() {
        assumeTrue(Files.exists(Path.of(FULL)), "needs " + FULL);
    }

    @Test
    void everyCommandFailsWhenItsOutputIsFull() throws Exception {
        Path recording = Files.writeString(
                folder.resolve("recording.jsonl"),
                "{\"topic\": \"" + SyntheticPackets.topic(1) + "\", \"payload\": "
                        + new String(SyntheticPackets.body(1), java.nio.charset.StandardCharsets.UTF_8) + "}\n");
        List<String> commands = new ArrayList<>(List.of(
                "ingest --replay " + recording,
                "--help",
                "--version",
                "neighbors --help",
                "decode " + PACKET,
                "decode --json " + PACKET,
                "decode --structure " + PACKET,
                "build-neighbors",
                "migrate",
                "migrate --check",
                "maintain",
                "ingest --check"));
        for (String format : List.of("table", "json", "csv", "dot", "graphml", "geojson", "html")) {
            commands.add("neighbors --format " + format);
        }
        for (String command : commands) {
            fails(command);
        }
        assertThat(run("exec \"$@\"", "neighbors --format json -o " + FULL).status)
                .isEqualTo(1);
        assertThat(Files.isRegularFile(Path.of(FULL))).isFalse();
    }

    @Test
    void aReaderThatIsGoneIsNoFailureToTellOf() throws Exception {
        assertThat(run("\"$@\" | true", "--help").log).isEmpty();
    }

    @Test
    void aReplayWithoutAnyRecordedMessageFails() throws Exception {
        Path recording = Files.writeString(folder.resolve("none.jsonl"), "no message\n{}\n");
        assertThat(run("exec \"$@\"", "ingest --replay " + recording).status).isEqualTo(1);
    }

    private void fails(String command) throws Exception {
        Ended ended = run("exec \"$@\" > " + FULL, command);
        assertThat(ended.status).as(command + ": " + ended.log).isEqualTo(1);
        assertThat(ended.log.lines().filter(line -> line.contains("standard output cannot be written")))
                .as(command + ": " + ended.log)
                .hasSize(1);
    }

    private record Ended(int status, String log) {}

    private Ended run(String script, String command) throws Exception {
        Map<String, String> environment =
                Map.of("DB_PATH", folder.resolve("mesh.db").toString());
        try (MeshcoreProcess meshcore =
                new MeshcoreProcess(List.of("sh", "-c", script, "sh"), folder, environment, command.split(" "))) {
            assertThat(meshcore.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(meshcore.process().exitValue(), meshcore.log());
        }
    }
}
