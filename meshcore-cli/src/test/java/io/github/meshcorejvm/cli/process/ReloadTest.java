package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed configuration is taken up without a restart, and what runs can be looked at. */
class ReloadTest {

    @TempDir
    Path folder;

    private static String config(Mosquitto broker, int metrics, String more) {
        return "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"mqtt://user:s3cret@127.0.0.1:" + broker.port()
                + "\"}" + more + "], \"metrics\": {\"listen\": \"127.0.0.1:" + metrics + "\"}}";
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void takesUpSourcesFiltersAndSignalsAndKeepsTheOldConfigurationWhenTheNewOneIsBroken() throws Exception {
        Path file = folder.resolve("config.json");
        Path stats = folder.resolve("stats.json");
        Path database = folder.resolve("mesh.db");
        int metrics = Mosquitto.freePort();
        try (Mosquitto first = new Mosquitto(folder.resolve("first"));
                Mosquitto second = new Mosquitto(folder.resolve("second"));
                Publisher publisher = new Publisher(first)) {
            Files.writeString(file, config(first, metrics, ""));
            try (MeshcoreProcess meshcore = new MeshcoreProcess(
                    folder, Map.of(), "ingest", "-config", file.toString(), "--db", database.toString())) {
                meshcore.awaitLog("subscribed a");
                publisher.publishSynthetic(0, 10);
                meshcore.await("rows", 20, () -> Database.count(database, "transmissions") == 10);

                Files.writeString(
                        file, config(first, metrics, ", {\"name\": \"b\", \"broker\": \"" + second.url() + "\"}"));
                meshcore.awaitLog("subscribed b");
                assertThat(meshcore.log()).contains("sources: 1 unchanged, 0 stopped, 1 started");

                Files.writeString(file, "{\"dbPath\": [");
                meshcore.awaitLog("configuration not reloaded");
                Files.writeString(
                        file,
                        config(first, metrics, "")
                                .replace("\"metrics\"", "\"observerIATAWhitelist\": [\"SEA\"], \"metrics\""));
                meshcore.awaitLog("configuration reloaded", 2, 20);
                publisher.publishSynthetic(10, 20);
                meshcore.await("the count", 20, () -> dropped(stats, "not_whitelisted") == 10);
                assertThat(Database.count(database, "transmissions")).isEqualTo(10);

                meshcore.signal("HUP");
                meshcore.awaitLog("configuration reloaded", 3, 20);

                assertThat(get(metrics, "/metrics").body())
                        .contains("meshcore_ingest_messages_received_total 20.0")
                        .contains("meshcore_ingest_dropped_total{reason=\"not_whitelisted\"} 10.0");
                assertThat(get(metrics, "/healthz").body()).isEqualTo("ok\n");
                assertThat(get(metrics, "/other").statusCode()).isEqualTo(404);
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log() + Files.readString(stats)).doesNotContain("s3cret", "user:");
            }
        }
    }

    /** At a start the defaults do for a file that is missing; of what runs they would end every source. */
    @Test
    void keepsWhatItHasWhenTheFileIsGoneAndNamesWhatNeedsAStart() throws Exception {
        Path file = folder.resolve("config.json");
        Path keys = Files.writeString(folder.resolve("keys.json"), "{}");
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            String named = "{\"channelKeysPath\": \"" + keys + "\", \"mqttSources\": [{\"name\": \"a\", \"broker\": \""
                    + broker.url() + "\"}]";
            Files.writeString(file, named + "}");
            try (MeshcoreProcess meshcore = new MeshcoreProcess(
                    folder, Map.of(), "ingest", "--config", file.toString(), "--db", database.toString())) {
                meshcore.awaitLog("subscribed a");
                Files.delete(file);
                meshcore.awaitLog("not reloaded: the configuration file");
                Files.writeString(file, named + "}");
                meshcore.awaitLog("configuration reloaded");
                Files.writeString(keys, "{\"x\":");
                meshcore.awaitLog("not reloaded: the key file");
                Files.writeString(keys, "{}");
                meshcore.awaitLog("configuration reloaded", 2, 20);
                Files.writeString(
                        file,
                        named + ", \"ingestBufferSize\": 9, \"neighborGraph\": {\"maxEdgeKm\": 7}, \"retention\": "
                                + "{\"nodeDays\": 8}}");
                meshcore.awaitLog("restart required to apply: ingestBufferSize, neighborGraph.maxEdgeKm");
                Files.writeString(file, named + ",\"logLevel\": \"info\"}");
                meshcore.awaitLog("configuration reloaded", 4, 20);
                publisher.publishSynthetic(0, 10);
                meshcore.await("rows", 20, () -> Database.count(database, "transmissions") == 10);
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).doesNotContain("sources: ").containsOnlyOnce("restart required to apply");
                // What a start would do about it is not what a reload does.
                assertThat(meshcore.log()).doesNotContain("are used", "are missing");
                assertThat(meshcore.log()).containsOnlyOnce("subscribed a");
            }
        }
    }

    /** A slip while the program runs must not end a source, forget a password or empty a list. */
    @Test
    void refusesAReloadThatLosesEverySourceOrMisspellsAKey() throws Exception {
        Path file = folder.resolve("config.json");
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"))) {
            String a = "{\"name\": \"a\", \"broker\": \"" + broker.url() + "\", \"persistantSession\": true}";
            String b = "{\"name\": \"b\", \"broker\": \"" + broker.url() + "\"}";
            Files.writeString(file, "{\"mqttSources\": [" + a + "]}");
            try (MeshcoreProcess meshcore =
                    new MeshcoreProcess(folder, Map.of(), "ingest", "--db", database.toString())) {
                meshcore.awaitLog("is mqttSources[0].persistentSession meant?");
                meshcore.awaitLog("subscribed a");
                Files.writeString(file, "{\"mqttSources\": []}");
                meshcore.awaitLog("not reloaded: it has no sources");
                Files.writeString(file, "{\"mqttSource\": [" + a + "]}");
                meshcore.awaitLog("not reloaded: it has no sources", 2, 20);
                Files.writeString(file, "{\"mqttSources\": [" + a + "], \"observerBlacklst\": [\"x\"]}");
                meshcore.awaitLog("not reloaded: observerBlacklst is an unknown key and ignored");
                Files.writeString(file, "{\"mqttSources\": [" + a + ", " + a.replace("\"a\"", "\"c\"") + "]}");
                meshcore.awaitLog("not reloaded: mqttSources[1].persistantSession");
                // The old slip in another place is none of the new file's.
                Files.writeString(file, "{\"mqttSources\": [" + b + ", " + a + "]}");
                meshcore.awaitLog("subscribed b");
                meshcore.awaitLog("configuration reloaded");
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log())
                        .contains("sources: 1 unchanged, 0 stopped, 1 started")
                        .doesNotContain("subscribed c");
            }
        }
    }

    /** Which region a packet is of is decided by the configuration at its arrival. */
    @Test
    void derivesRegionKeysFromTheReloadThatSwitchesThemOnToTheOneThatSwitchesThemOff() throws Exception {
        Path file = folder.resolve("config.json");
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            String sources = "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url() + "\"}]";
            Files.writeString(file, sources + "}");
            try (MeshcoreProcess meshcore = new MeshcoreProcess(
                    folder, Map.of(), "ingest", "--config", file.toString(), "--db", database.toString())) {
                meshcore.awaitLog("subscribed a");
                Database.execute(
                        database,
                        "INSERT INTO nodes (public_key, name, configured_scope, configured_scope_at) VALUES ('"
                                + "ab".repeat(32) + "', 'Ridge', '#harbour', '2026-11-20T14:00:00Z')");
                List<String> found = new ArrayList<>();
                int reloads = 0;
                for (String switched : List.of("", ", \"autoRegionKeys\": {\"enabled\": true}", "")) {
                    if (reloads > 0) {
                        Files.writeString(file, sources + switched + "}");
                        meshcore.awaitLog("configuration reloaded", reloads, 20);
                    }
                    reloads++;
                    byte[] payload = {1, 2, 3, 4, (byte) reloads};
                    publisher.publish(SyntheticPackets.topic(1), scoped("#harbour", payload));
                    long expected = reloads;
                    meshcore.await("the packet", 20, () -> Database.count(database, "transmissions") == expected);
                    found.add(Database.texts(database, "SELECT scope_name FROM transmissions ORDER BY id DESC LIMIT 1")
                            .get(0));
                }
                assertThat(found).containsExactly("", "#harbour", "");
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }

    /** A RAW_CUSTOM packet by TRANSPORT_FLOOD, as the wire protocol says: section 7. */
    private static byte[] scoped(String region, byte[] payload) throws GeneralSecurityException {
        byte[] key =
                Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(region.getBytes(StandardCharsets.UTF_8)), 16);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((byte) 0x0F);
        byte[] code = mac.doFinal(payload);
        HexFormat hex = HexFormat.of();
        return ("{\"origin\":\"S\",\"type\":\"PACKET\",\"direction\":\"rx\",\"raw\":\"3C" + hex.formatHex(code, 0, 2)
                        + "000000" + hex.formatHex(payload) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static long dropped(Path stats, String reason) {
        try {
            JsonObject drops = JsonParser.parseString(Files.readString(stats))
                    .getAsJsonObject()
                    .getAsJsonObject("meshcore")
                    .getAsJsonObject("drops");
            return drops.has(reason) ? drops.get(reason).getAsLong() : 0;
        } catch (IOException notYet) {
            return -1;
        }
    }
}
