package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two ingests with one configuration on one database: neither throws the other out at the broker, and both say so. */
class TwoIngestsTest {

    @TempDir
    private Path folder;

    @Test
    void twoIngestsOnOneDatabaseNameEachOtherAndKeepTheirConnections() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker);
                MeshcoreProcess first = start("first", database, broker)) {
            first.awaitLog("subscribed a");
            try (MeshcoreProcess second = start("second", database, broker)) {
                second.awaitLog("subscribed b");
                second.awaitLog("another ingest uses " + database + ": ");
                assertThat(second.log()).contains(process(first), "this is ingest number 2 on " + database);
                first.awaitLog(process(second));
                publisher.publishSynthetic(0, 50);
                first.await("the messages", 20, () -> Database.count(database, "observations") == 50);
                assertThat(check("first")).contains("other ingest", process(first), process(second));
                assertThat(first.log() + second.log()).doesNotContain("onnection lost", "Connection to", "ERROR");
                assertThat(healthz("first")).isEqualTo("ok\n");
                assertThat(healthz("second")).isEqualTo("ok\n");
                second.kill();
                first.awaitLog("has ended");
            }
            first.kill();
            // What the killed ones left in the file is no other ingest.
            assertThat(database.resolveSibling("mesh.db.ingest")).content().contains(process(first));
            try (MeshcoreProcess again = start("first", database, broker)) {
                again.awaitLog("subscribed a");
                publisher.publishSynthetic(50, 60);
                again.await("the messages", 20, () -> Database.count(database, "observations") == 60);
                assertThat(again.log()).doesNotContain("another ingest", "this is ingest number");
                again.process().destroy();
                again.awaitLog("stopping, ");
                // One that starts while another stops takes its place, and its client ids.
                try (MeshcoreProcess next = start("first", database, broker)) {
                    next.awaitLog("subscribed a");
                    assertThat(next.log()).doesNotContain("another ingest", "this is ingest number");
                    assertThat(next.terminate()).isZero();
                }
            }
        }
    }

    /** As in a rolling restart: the last one to end has what comes next, and it is not the one that the next start goes on with. */
    @Test
    void whatABrokerKeepsForASecondOneIsToldAndReceivedByTheNextSecondOne() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            try (MeshcoreProcess first = start("first", database, broker)) {
                first.awaitLog(" subscribed a");
                try (MeshcoreProcess second = start("second", database, broker)) {
                    second.awaitLog(" subscribed a");
                    assertThat(first.terminate()).isZero();
                    assertThat(second.terminate()).isZero();
                }
            }
            publisher.publishSynthetic(0, 50);
            String left = Files.readString(folder.resolve("mesh.db.sessions-2"))
                    .replaceAll("(?s).*\"clientId\":\"([^\"]+)\".*", "$1");
            // As when the queue of the first is full: the broker has nothing for it.
            Process cleaner = new ProcessBuilder(
                            "mosquitto_sub",
                            "-p",
                            Integer.toString(broker.port()),
                            "-i",
                            Files.readString(folder.resolve("mesh.db.sessions"))
                                    .replaceAll("(?s).*\"clientId\":\"([^\"]+)\".*", "$1"),
                            "-t",
                            "none",
                            "-E")
                    .inheritIO()
                    .start();
            assertThat(cleaner.waitFor()).isZero();
            try (MeshcoreProcess next = start("first", database, broker)) {
                next.awaitLog(" subscribed a");
                next.awaitLog("may keep messages for " + left + ", the client id of ingest number 2, which has ended");
                try (MeshcoreProcess second = start("second", database, broker)) {
                    second.await("the messages", 20, () -> Database.count(database, "observations") == 50);
                    assertThat(second.log()).doesNotContain("may keep messages");
                    assertThat(second.terminate()).isZero();
                }
                assertThat(next.terminate()).isZero();
            }
        }
    }

    private static String process(MeshcoreProcess meshcore) {
        return ", process " + meshcore.process().pid() + ", started 20";
    }

    /** The sources have names and client ids alike, where they are configured; only the second tells them apart. */
    private MeshcoreProcess start(String name, Path database, Mosquitto broker) throws IOException {
        Path config = folder.resolve(name + ".json");
        if (Files.notExists(config)) {
            Files.writeString(
                    config,
                    "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url()
                            + "\", \"persistentSession\": true}, {\"name\": \"b\", \"broker\": \"" + broker.url()
                            + "\", \"clientId\": \"configured\"}], \"metrics\": {\"listen\": \"127.0.0.1:"
                            + Mosquitto.freePort() + "\"}}");
        }
        return new MeshcoreProcess(
                folder,
                Map.of(
                        "CORESCOPE_INGESTOR_STATS",
                        folder.resolve(name + "-stats.json").toString()),
                "ingest",
                "--config",
                config.toString(),
                "--db",
                database.toString());
    }

    private String check(String name) throws IOException, InterruptedException {
        try (MeshcoreProcess check = new MeshcoreProcess(
                folder,
                Map.of(),
                "ingest",
                "--check",
                "--check-wait",
                "1",
                "--config",
                folder.resolve(name + ".json").toString(),
                "--db",
                folder.resolve("mesh.db").toString())) {
            check.process().waitFor();
            return check.log();
        }
    }

    private String healthz(String name) throws IOException, InterruptedException {
        String config = Files.readString(folder.resolve(name + ".json"));
        String address = config.replaceAll("(?s).*\"listen\": \"([0-9.:]+)\".*", "$1");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + address + "/healthz"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
