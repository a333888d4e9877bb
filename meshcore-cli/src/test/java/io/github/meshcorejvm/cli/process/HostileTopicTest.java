package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incident 81, seen from outside: a message that the broker keeps came first again at each connect. */
class HostileTopicTest {

    private static final List<String> TOPICS =
            List.of("meshcore/SEA/\uD83C\uDFD4\uFE0F/packets", "meshcore/\uFF21/x/packets");

    @TempDir
    Path folder;

    @Test
    void retainedAndQueuedHostileTopicsStopNothing() throws Exception {
        Path database = folder.resolve("mesh.db");
        Path stats = folder.resolve("stats.json");
        int metrics = Mosquitto.freePort();
        try (IngestStation station = new IngestStation(folder);
                Mosquitto second = new Mosquitto(folder.resolve("second"));
                Publisher beside = new Publisher(second)) {
            Files.writeString(
                    station.config,
                    "{\"metrics\": {\"listen\": \"127.0.0.1:" + metrics
                            + "\"}, \"mqttSources\": [{\"name\": \"b\", \"broker\":"
                            + " \"" + second.url() + "\"}, {\"name\": \"a\", \"broker\": \"" + station.broker.url()
                            + "\", \"persistentSession\": true}]}");
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                assertThat(meshcore.terminate()).isZero();
            }
            station.publisher.publishSynthetic(0, 5);
            for (String topic : TOPICS) {
                station.broker.publish(topic, "{}", "-q", "1", "-r");
                station.broker.publish(topic, "{}", "-q", "1");
            }
            station.publisher.publishSynthetic(5, 10);
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                meshcore.awaitLog("subscribed b");
                beside.publishSynthetic(10, 15);
                station.publisher.publishSynthetic(15, 20);
                meshcore.await("all rows", 30, () -> Database.count(database, "observations") == 20);
                // Two of each topic were queued, and one of each is kept and comes with the subscription.
                meshcore.await("the count", 20, () -> badTopics(stats) == 6);
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metrics + "/healthz"))
                        .build();
                assertThat(HttpClient.newHttpClient()
                                .send(request, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("ok\n");
                assertThat(meshcore.terminate()).isZero();
                assertThat(IngestStation.troubles(meshcore)).isEmpty();
            }
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                assertThat(meshcore.terminate()).isZero();
            }
        }
        assertThat(Database.count(database, "transmissions")).isEqualTo(20);
        assertThat(Database.count(database, "observations")).isEqualTo(20);
    }

    private static long badTopics(Path stats) {
        try {
            JsonObject drops = JsonParser.parseString(Files.readString(stats))
                    .getAsJsonObject()
                    .getAsJsonObject("meshcore")
                    .getAsJsonObject("drops");
            return drops.has("bad_topic") ? drops.get("bad_topic").getAsLong() : 0;
        } catch (IOException notYet) {
            return -1;
        }
    }
}
