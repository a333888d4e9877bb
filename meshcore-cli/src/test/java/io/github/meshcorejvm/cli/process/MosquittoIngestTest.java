package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: from a real broker into the database, ended by a signal. */
class MosquittoIngestTest {

    private static final Path CAPTURE = Path.of("../testdata/synthetic/mesh.jsonl");
    private static final Path CONFIG =
            Path.of("../testdata/synthetic/config.json").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void whatIsPublishedIsInTheDatabaseAndTheSignalEndsItWell() throws Exception {
        List<String> lines = Files.readAllLines(CAPTURE).subList(0, 120);
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                MeshcoreProcess meshcore = new MeshcoreProcess(
                        folder,
                        Map.of("MQTT_BROKER", broker.url()),
                        "ingest",
                        "-config",
                        CONFIG.toString(),
                        "--db",
                        database.toString(),
                        "--record",
                        folder.resolve("recorded.jsonl").toString())) {
            meshcore.awaitLog("subscribed env meshcore/#");
            for (String line : lines) {
                JsonObject message = JsonParser.parseString(line).getAsJsonObject();
                String payload = message.get("payload").isJsonPrimitive()
                        ? message.get("payload").getAsString()
                        : message.get("payload").toString();
                broker.publish(message.get("topic").getAsString(), payload, "-q", "1");
            }
            meshcore.await("the statistics", 10, () -> received(folder.resolve("stats.json")) == lines.size());
            assertThat(meshcore.terminate()).isZero();
            assertThat(meshcore.log()).contains(lines.size() + " messages: ");
        }
        Path replayed = folder.resolve("replayed.db");
        Path part = folder.resolve("part.jsonl");
        Files.write(part, lines);
        replay(part, replayed);
        assertSameCounts(replayed, database);
        Path again = folder.resolve("again.db");
        replay(folder.resolve("recorded.jsonl"), again);
        assertSameCounts(again, database);
        assertThat(Database.count(database, "transmissions")).isPositive();
    }

    private void replay(Path capture, Path database) throws Exception {
        try (MeshcoreProcess meshcore = new MeshcoreProcess(
                folder,
                Map.of(),
                "ingest",
                "--config",
                CONFIG.toString(),
                "--db",
                database.toString(),
                "--replay",
                capture.toString())) {
            assertThat(meshcore.process().waitFor()).as(meshcore.log()).isZero();
        }
    }

    private static void assertSameCounts(Path expected, Path actual) {
        for (String table : List.of("transmissions", "observations", "observers", "nodes", "dropped_packets")) {
            assertThat(Database.count(actual, table)).as(table).isEqualTo(Database.count(expected, table));
        }
    }

    static long received(Path stats) {
        try {
            return JsonParser.parseString(Files.readString(stats))
                    .getAsJsonObject()
                    .getAsJsonObject("meshcore")
                    .get("received")
                    .getAsLong();
        } catch (java.io.IOException notYet) {
            return -1;
        }
    }
}
