package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever names strangers choose, none becomes a label of a metric, and the statistics stay as large as they are. */
class StrangersInStatisticsTest {

    private static final int STRANGERS = 2_000;
    private static final int MAX_STATISTICS_BYTES = 8_000;

    @TempDir
    Path folder;

    @Test
    void namesOfStrangersNeverBecomeLabelsOrKeysWithoutEnd() throws Exception {
        try (IngestStation station = new IngestStation(folder);
                FastPublisher publisher = new FastPublisher(station.broker)) {
            HealthPage page = new HealthPage(station);
            try (MeshcoreProcess meshcore = station.ingest(folder.resolve("mesh.db"))) {
                station.publisher.publishSynthetic(0, 1);
                meshcore.await("the packet", 20, () -> station.received() == 1);
                Set<String> before = series(page);
                for (int i = 0; i < STRANGERS; i++) {
                    String name = "stranger" + i;
                    byte[] body = ("{\"origin\": \"" + name + "\", \"status\": \"" + name + "\", \"type\": \"" + name
                                    + "\", \"region\": \"R" + i + "\", \"" + name + "\": 1, \"raw\": \"" + name + "\"}")
                            .getBytes(StandardCharsets.UTF_8);
                    publisher.publish("meshcore/R" + i + "/" + name + "/status", body);
                    publisher.publish("meshcore/R" + i + "/" + name + "/" + name, body);
                    publisher.publish("meshcore/" + name + "/" + name, body);
                    publisher.publish("meshcore/client/" + name + "/" + name, body);
                    publisher.publish("meshcore/message/channel/" + name, body);
                }
                publisher.publish("meshcore/YYZ/" + "ab".repeat(32) + "/serial", new byte[0]);
                publisher.finish();
                meshcore.await("all messages", 60, () -> station.received() == 5 * STRANGERS + 2);
                meshcore.await(
                        "the statistics",
                        20,
                        () -> drops(folder).has("ignoredKinds")
                                && drops(folder).getAsJsonObject("ignoredKinds").has("serial"));
                Set<String> added = series(page);
                added.removeAll(before);
                assertThat(added).allMatch(line -> line.matches("meshcore_ingest_dropped_total\\{reason=\"[a-z_]+\"}"));
                assertThat(drops(folder).getAsJsonObject("ignoredKinds").size()).isLessThan(50);
                assertThat(Files.size(folder.resolve("stats.json"))).isLessThan(MAX_STATISTICS_BYTES);
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }

    private static JsonObject drops(Path folder) {
        try {
            return JsonParser.parseString(Files.readString(folder.resolve("stats.json")))
                    .getAsJsonObject()
                    .getAsJsonObject("meshcore");
        } catch (IOException notYet) {
            return new JsonObject();
        }
    }

    /** The names and labels that Prometheus would keep. */
    private static Set<String> series(HealthPage page) {
        return page.metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
