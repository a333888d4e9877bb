package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incidents 76, 77 and 80: what is told about a source, and what is not. */
class SourceTroubleTest {

    private static final Path PLUGIN = Path.of("/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so");
    private static final String TOKEN = "s3cretT0ken";

    @TempDir
    Path folder;

    private static String get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private MeshcoreProcess start(Path config, String... more) throws IOException {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {
                    "ingest",
                    "--config",
                    config.toString(),
                    "--db",
                    folder.resolve("mesh.db").toString()
                },
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return new MeshcoreProcess(folder, Map.of(), arguments);
    }

    private String check(Path config) throws Exception {
        try (MeshcoreProcess check = start(config, "--check", "--check-wait", "2")) {
            assertThat(check.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            return check.log();
        }
    }

    /** A broker whose clients may subscribe to meshcore/# only; an access control file does not refuse subscriptions. */
    private Mosquitto refusingBroker() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(PLUGIN), "no access control plugin");
        Path rules = Files.writeString(
                folder.resolve("rules.json"),
                "{\"defaultACLAccess\": {\"publishClientSend\": true, \"publishClientReceive\": true, \"subscribe\": false,"
                        + " \"unsubscribe\": true}, \"roles\": [{\"rolename\": \"r\", \"acls\": [{\"acltype\":"
                        + " \"subscribePattern\", \"topic\": \"meshcore/#\", \"allow\": true}]}], \"groups\": [{\"groupname\":"
                        + " \"g\", \"roles\": [{\"rolename\": \"r\"}]}], \"anonymousGroup\": \"g\", \"clients\": []}");
        int port = Mosquitto.freePort();
        return new Mosquitto(
                folder.resolve("broker"), port, "plugin " + PLUGIN + "\nplugin_opt_config_file " + rules + "\n");
    }

    @Test
    void aRefusedFilterIsReportedForAsLongAsItLasts() throws Exception {
        int metrics = Mosquitto.freePort();
        String told = "subscription refused by the broker: other/#";
        try (Mosquitto broker = refusingBroker();
                Publisher publisher = new Publisher(broker)) {
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url()
                            + "\", \"topics\": [\"other/#\", \"meshcore/#\"]}], \"metrics\": {\"listen\": \"127.0.0.1:"
                            + metrics + "\"}}");
            assertThat(check(config)).containsPattern("warning +broker a .*" + told);
            try (MeshcoreProcess meshcore = start(config)) {
                meshcore.awaitLog("subscribed a meshcore/#");
                assertThat(meshcore.log()).contains(" WARN  a: " + told);
                publisher.publishSynthetic(0, 5);
                Path database = folder.resolve("mesh.db");
                meshcore.await("rows", 30, () -> Database.count(database, "observations") == 5);
                assertThat(get(metrics, "/healthz")).contains("source a: " + told);
                Path stats = folder.resolve("stats.json");
                meshcore.await(
                        "statistics",
                        20,
                        () -> Files.exists(stats) && read(stats).contains(told));
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }

    @Test
    void aBrokerThatGrantsNoMoreThanQosZeroIsReported() throws Exception {
        int metrics = Mosquitto.freePort();
        int port = Mosquitto.freePort();
        String told = "subscription granted with QoS 0 only: meshcore/#";
        try (Mosquitto broker = new Mosquitto(
                folder.resolve("broker"), port, "listener " + port + " 127.0.0.1\nallow_anonymous true\nmax_qos 0\n")) {
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url()
                            + "\", \"topics\": [\"meshcore/#\"], \"persistentSession\": true}],"
                            + " \"metrics\": {\"listen\": \"127.0.0.1:" + metrics + "\"}}");
            assertThat(check(config)).containsPattern("warning +broker a .*" + told);
            try (MeshcoreProcess meshcore = start(config)) {
                meshcore.awaitLog(" WARN  a: " + told);
                Path stats = folder.resolve("stats.json");
                meshcore.await(
                        "statistics",
                        20,
                        () -> Files.exists(stats) && read(stats).contains(told));
                assertThat(get(metrics, "/healthz")).contains("source a: " + told);
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }

    @Test
    void aTokenInTheUrlOfABrokerIsShownNowhere() throws Exception {
        int metrics = Mosquitto.freePort();
        int plain = Mosquitto.freePort();
        int web = Mosquitto.freePort();
        try (Mosquitto broker = new Mosquitto(
                        folder.resolve("broker"),
                        plain,
                        "listener " + plain + " 127.0.0.1\nallow_anonymous true\nlistener " + web
                                + " 127.0.0.1\nprotocol websockets\n");
                Publisher publisher = new Publisher(broker)) {
            String url = "\"broker\": \"ws://127.0.0.1:%d/mqtt?token=" + TOKEN + "\", \"persistentSession\": true}";
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    "{\"logLevel\": \"debug\", \"mqttSources\": [{" + String.format(Locale.ROOT, url, web)
                            + ", {\"name\": \"dead\", "
                            + String.format(Locale.ROOT, url, Mosquitto.freePort())
                            + "], \"metrics\": {\"listen\": \"127.0.0.1:"
                            + metrics + "\"}}");
            String shown = check(config);
            try (MeshcoreProcess meshcore = start(config)) {
                meshcore.awaitLog("subscribed ws://");
                publisher.publishSynthetic(0, 5);
                Path database = folder.resolve("mesh.db");
                meshcore.await("rows", 30, () -> Database.count(database, "observations") == 5);
                meshcore.awaitLog("connection refused: the port is closed or blocked");
                meshcore.await("statistics", 20, () -> Files.exists(folder.resolve("stats.json")));
                shown += get(metrics, "/metrics") + get(metrics, "/healthz");
                assertThat(meshcore.terminate()).isZero();
                shown += meshcore.log();
            }
            shown += read(folder.resolve("stats.json")) + read(folder.resolve("mesh.db.sessions"));
            assertThat(shown).contains("ws://127.0.0.1").doesNotContain(TOKEN);
        }
    }

    @Test
    void aSharedSubscriptionWithoutASessionIsAnErrorOfTheConfiguration() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config.json"),
                "{\"mqttSources\": [{\"broker\": \"h\", \"topics\": [\"$share/group/meshcore/#\"]}]}");
        try (MeshcoreProcess meshcore = start(config)) {
            assertThat(meshcore.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(meshcore.process().exitValue()).isEqualTo(2);
            assertThat(meshcore.log()).contains("mqttSources[0].topics", "persistentSession");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notYet) {
            return "";
        }
    }
}
