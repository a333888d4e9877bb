package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What phones and observers' neighbors report, from a real broker: live as by a replay. */
class ClientMessagesTest {

    private static final String PHONE = "8f0a5c0a7b39974dd8b43160a51936559e7943ab590080dae346779776c413fb";
    private static final String REPEATER = "9f635dbfcd2ddbf08714ebcf276f6106420414e3ac0a978298cd3d7a510d4b76";
    private static final String OBSERVER = "156AD7EA7ED946F720E3EAFC4B6EC787853A866C72B5068C6A5EFC0CAF38BA54";
    /** A signed advert of the repeater, heard by way of one hop; from the scenarios of the contract. */
    private static final String ADVERT =
            "1101119F635DBFCD2DDBF08714EBCF276F6106420414E3AC0A978298CD3D7A510D4B76549BFF6A17E2"
                    + "51886B1793108CF1CD9AEDF10F0EEAFF4A43F1781E71789E932FC07D08D70323DA667F400D20C9221BD685CD8C83BF97A6F0BDA7AB"
                    + "B7DB976EE50D7EC40682416D626572205269646765";

    private static final Map<String, String> TABLES = Map.of(
            "client_rx_observations",
            "rx_at || pkt_hash || hop_count || path_json || forwarder || snr || lat",
            "client_rf_samples",
            "sampled_at || stationary || uptime_secs || battery_mv || (recv_errors IS NULL)",
            "node_declared_regions",
            "target || observed_at || regions_csv || truncated",
            "nodes",
            "public_key || name || configured_scope || configured_scope_at",
            "advert_route_evidence",
            "tx_id || bit");

    @TempDir
    Path folder;

    @Test
    void clientMessagesAndReportsAreStoredLiveAsByAReplay() throws Exception {
        List<JsonObject> messages = messages(Instant.now().minus(Duration.ofMinutes(2)));
        Path live = folder.resolve("live.db");
        Path recorded = folder.resolve("recorded.jsonl");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                MeshcoreProcess meshcore = ingest(broker.url(), live, "--record", recorded.toString())) {
            meshcore.awaitLog("subscribed");
            for (JsonObject message : messages) {
                broker.publish(
                        message.get("topic").getAsString(),
                        message.get("payload").toString(),
                        "-q",
                        "1");
            }
            meshcore.await(
                    "the statistics",
                    10,
                    () -> MosquittoIngestTest.received(folder.resolve("stats.json")) == messages.size());
            assertThat(meshcore.terminate()).isZero();
        }
        Path replayed = folder.resolve("replayed.db");
        try (MeshcoreProcess meshcore = ingest("mqtt://127.0.0.1:1", replayed, "--replay", recorded.toString())) {
            assertThat(meshcore.process().waitFor()).as(meshcore.log()).isZero();
        }
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            String rows = "SELECT " + table.getValue() + " FROM " + table.getKey() + " ORDER BY 1";
            assertThat(Database.texts(live, rows)).as(table.getKey()).hasSize(1).doesNotContainNull();
            assertThat(Database.texts(replayed, rows)).as(table.getKey()).isEqualTo(Database.texts(live, rows));
        }
    }

    private MeshcoreProcess ingest(String broker, Path database, String... more) throws Exception {
        Path config = Files.writeString(
                folder.resolve("config.json"),
                "{\"clientRxCoverage\": {\"enabled\": true}, \"clientRxObservations\": {\"enabled\": true},"
                        + " \"clientRfSamples\": {\"enabled\": true}, \"clientRegions\": {\"enabled\": true}}");
        List<String> arguments =
                new ArrayList<>(List.of("ingest", "--config", config.toString(), "--db", database.toString()));
        arguments.addAll(List.of(more));
        return new MeshcoreProcess(folder, Map.of("MQTT_BROKER", broker), arguments.toArray(String[]::new));
    }

    private static List<JsonObject> messages(Instant time) {
        String at = time.truncatedTo(ChronoUnit.SECONDS).plusMillis(450).toString();
        String gps = "\"gps\": {\"lat\": 43.65, \"lon\": -79.38, \"acc_m\": 6}";
        String client = "meshcore/client/" + PHONE;
        return List.of(
                message("meshcore/YYZ/" + OBSERVER + "/packets", at, "\"raw\": \"" + ADVERT + "\""),
                message(client + "/packets", at, "\"SNR\": -7.25, \"raw\": \"" + ADVERT + "\", " + gps),
                message(client + "/rf", at, "\"uptime_secs\": 84213, \"battery_mv\": 3950, " + gps),
                message(client + "/regions", at, "\"target\": \"" + REPEATER + "\", \"regions\": [\"*\", \"sea\"]"),
                message(
                        "meshcore/YYZ/" + OBSERVER + "/neighbors",
                        at,
                        "\"neighbors\": [{\"pubkey\": \"" + REPEATER
                                + "\", \"scopes\": \"sea\", \"status\": \"responded\"}]"));
    }

    private static JsonObject message(String topic, String at, String fields) {
        JsonObject message = new JsonObject();
        message.addProperty("topic", topic);
        message.add("payload", JsonParser.parseString("{\"timestamp\": \"" + at + "\", " + fields + "}"));
        return message;
    }
}
