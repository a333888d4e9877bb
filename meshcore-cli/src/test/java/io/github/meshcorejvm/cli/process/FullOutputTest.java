package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        Path recording = recording();
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
                "maintain --defaults",
                "ingest --check",
                "backfill --all",
                "backfill --all --dry-run"));
        for (String command : List.of("ingest", "decode", "backfill", "build-neighbors", "migrate", "maintain")) {
            commands.add(command + " --help");
        }
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
    void aReaderThatHasEndedIsNoError() throws Exception {
        run("exec \"$@\"", "ingest --replay " + recording());
        for (String command : List.of("--help", "decode " + PACKET, "neighbors --format json", "backfill --all")) {
            Ended ended = run("{ \"$@\"; echo $? > status; } | head -n 1 > /dev/null", command);
            // The recording has no edges, which is said in any case.
            assertThat(ended.log.replaceFirst("^the neighbor graph is empty;.*\n", ""))
                    .as(command)
                    .isEmpty();
            assertThat(Files.readString(folder.resolve("status")).strip())
                    .as(command)
                    .isEqualTo("0");
        }
    }

    @Test
    void aRecordingThatCannotBeWrittenFails() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                MeshcoreProcess meshcore = new MeshcoreProcess(
                        folder,
                        Map.of(
                                "DB_PATH", folder.resolve("mesh.db").toString(),
                                "MQTT_BROKER", broker.url()),
                        "ingest",
                        "--record",
                        FULL)) {
            meshcore.awaitLog("subscribed ");
            broker.publish(SyntheticPackets.topic(1), new String(SyntheticPackets.body(1), StandardCharsets.UTF_8));
            meshcore.awaitLog("recording to /dev/full failed");
            assertThat(meshcore.terminate()).isEqualTo(1);
            assertThat(meshcore.log().lines().filter(line -> line.contains("recording to")))
                    .hasSize(1);
        }
    }

    @Test
    void aReplayThatIsInterruptedEndsWith130AndSaysSo() throws Exception {
        try (MeshcoreProcess meshcore = new MeshcoreProcess(
                folder, Map.of("DB_PATH", folder.resolve("mesh.db").toString()), "ingest", "--replay", "-")) {
            meshcore.process().getOutputStream().write('\n');
            meshcore.process().getOutputStream().flush();
            meshcore.await("the database", 20, () -> Database.count(folder.resolve("mesh.db"), "observations") == 0);
            // It takes the signals over a moment later, which nothing outside shows.
            Thread.sleep(1_500);
            meshcore.signal("INT");
            assertThat(meshcore.process().waitFor(12, TimeUnit.SECONDS)).isTrue();
            assertThat(meshcore.process().exitValue()).isEqualTo(130);
            assertThat(meshcore.log()).contains("stopped by a signal: part of the input was not read");
        }
    }

    @Test
    void aReplayWithoutAnyRecordedMessageFails() throws Exception {
        Path recording = Files.writeString(folder.resolve("none.jsonl"), "no message\n{}\n");
        assertThat(run("exec \"$@\"", "ingest --replay " + recording).status).isEqualTo(1);
    }

    private Path recording() throws IOException {
        return Files.writeString(
                folder.resolve("recording.jsonl"),
                "{\"topic\": \"" + SyntheticPackets.topic(1) + "\", \"payload\": "
                        + new String(SyntheticPackets.body(1), StandardCharsets.UTF_8) + "}\n");
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
