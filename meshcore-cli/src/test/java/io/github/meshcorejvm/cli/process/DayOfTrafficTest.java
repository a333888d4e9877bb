package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is replayed and what comes from a broker is the same. A whole day: {@code -Dmeshcore.day.transmissions=20000}.
 */
class DayOfTrafficTest {

    private static final int TRANSMISSIONS = Integer.getInteger("meshcore.day.transmissions", 120);
    private static final int SECONDS = 30 + TRANSMISSIONS / 20;

    private static final int MAX_AHEAD = 5_000;

    private static final String KEYS = """
            "hashChannels": ["test", "mesh", "weather"], "hashRegions": ["eu", "us"], "neighborGraph": {"maxEdgeKm": -1},
            "clientRxCoverage": {"enabled": true}, "clientRxObservations": {"enabled": true},
            "clientRfSamples": {"enabled": true}, "clientRegions": {"enabled": true}""";

    /** All but what depends on the minute of arrival. */
    private static final Map<String, String> TABLES = tables();

    @TempDir
    Path folder;

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("transmissions", """
                SELECT hash, raw_hex, route_type, payload_type, payload_version, decoded_json, channel_hash, from_pubkey,
                  scope_name, code1, code2 FROM transmissions ORDER BY hash""");
        tables.put("observations", """
                SELECT t.hash, r.id, o.direction, o.snr, o.rssi, o.score, o.path_json, o.raw_hex FROM observations o
                JOIN transmissions t ON t.id = o.transmission_id LEFT JOIN observers r ON r.rowid = o.observer_idx
                ORDER BY 1, 2, 7, 8""");
        tables.put("dropped_packets", """
                SELECT hash, raw_hex, reason, observer_id, observer_name, node_pubkey, node_name FROM dropped_packets
                ORDER BY id""");
        tables.put("advert_route_evidence", """
                SELECT t.hash, e.bit FROM advert_route_evidence e JOIN transmissions t ON t.id = e.tx_id ORDER BY 1, 2""");
        tables.put("nodes", """
                SELECT public_key, name, role, lat, lon, advert_count, battery_mv, temperature_c, foreign_advert,
                  default_scope, configured_scope, configured_scope_at FROM nodes ORDER BY 1""");
        tables.put("observers", """
                SELECT id, name, iata, packet_count, model, firmware, client_version, radio, battery_mv, uptime_secs,
                  noise_floor, inactive, can_relay, can_relay_seen FROM observers ORDER BY id""");
        tables.put("client_receptions", """
                SELECT rx_pubkey, heard_key, heard_keylen, rssi, snr, lat, lon, pos_acc_m, rx_at, src
                FROM client_receptions ORDER BY 2, 9""");
        tables.put("client_rx_observations", """
                SELECT rx_at, pkt_hash, route_type, payload_type, code1, code2, scope_name, hash_size, hop_count,
                  path_json, forwarder, snr, rssi FROM client_rx_observations ORDER BY 1, 2""");
        tables.put(
                "client_rf_samples", "SELECT sampled_at, uptime_secs, noise_floor FROM client_rf_samples ORDER BY 1");
        tables.put(
                "node_declared_regions",
                "SELECT target, observed_at, regions_csv FROM node_declared_regions ORDER BY 1, 2");
        tables.put("scope_match_totals", """
                SELECT unique_matches, explicit_over_derived, ambiguous, none_matches FROM scope_match_totals""");
        tables.put("neighbor_edges", "SELECT node_a, node_b, count FROM neighbor_edges ORDER BY 1, 2");
        return tables;
    }

    @Test
    void aReplayAndABrokerMakeTheSameOfADayOfAllKindsOfMessages() throws Exception {
        List<String> lines = DayOfTraffic.make(folder, TRANSMISSIONS);
        Path live = folder.resolve("live.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"))) {
            Path config =
                    config("live.json", "\"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url() + "\"}], ");
            try (MeshcoreProcess ingest = meshcore("ingest", "--config", config.toString(), "--db", live.toString());
                    FastPublisher publisher = new FastPublisher(broker)) {
                ingest.awaitLog("subscribed a");
                Path stats = folder.resolve("stats.json");
                for (int sent = 0; sent < lines.size(); sent++) {
                    if (sent > 0 && sent % MAX_AHEAD == 0) {
                        // No further than the program can hold: what it refuses comes again, and later.
                        int published = sent;
                        publisher.finish();
                        ingest.await(
                                "messages to be taken",
                                SECONDS,
                                () -> own(stats, "received") >= published - MAX_AHEAD
                                        && own(stats, "queueDepth") < MAX_AHEAD);
                    }
                    String line = lines.get(sent);
                    JsonObject message = JsonParser.parseString(line).getAsJsonObject();
                    JsonElement payload = message.get("payload");
                    String body = payload.isJsonPrimitive() ? payload.getAsString() : payload.toString();
                    publisher.publish(message.get("topic").getAsString(), body.getBytes(StandardCharsets.UTF_8));
                }
                publisher.finish();
                ingest.await("all messages", SECONDS, () -> own(stats, "received") == lines.size());
                assertThat(own(stats, "refused")).isZero();
                assertThat(ingest.terminate()).isZero();
            }
        }
        Path replayed = folder.resolve("replayed.db");
        Path config = config("replay.json", "");
        Path day = Files.write(folder.resolve("day.jsonl"), lines);
        run("ingest", "--config", config.toString(), "--db", replayed.toString(), "--replay", day.toString());
        for (Path database : List.of(live, replayed)) {
            run("build-neighbors", "--rebuild", "--config", config.toString(), "--db", database.toString());
        }
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            List<String> rows = rows(live, table.getValue());
            List<String> others = rows(replayed, table.getValue());
            assertThat(rows).as(table.getKey()).isNotEmpty();
            assertThat(without(rows, others)).as("only live: " + table.getKey()).isEmpty();
            assertThat(without(others, rows))
                    .as("only replayed: " + table.getKey())
                    .isEmpty();
            assertThat(rows).hasSameSizeAs(others);
        }
    }

    /** A counter of this program's own; −1 before there are any. */
    private static long own(Path stats, String key) {
        try {
            return JsonParser.parseString(Files.readString(stats))
                    .getAsJsonObject()
                    .getAsJsonObject("meshcore")
                    .get(key)
                    .getAsLong();
        } catch (IOException notYet) {
            return -1;
        }
    }

    private static List<String> without(List<String> rows, List<String> others) {
        Set<String> known = new HashSet<>(others);
        return rows.stream().filter(row -> !known.contains(row)).toList();
    }

    private Path config(String name, String first) throws Exception {
        return Files.writeString(folder.resolve(name), "{" + first + KEYS + "}");
    }

    private MeshcoreProcess meshcore(String... arguments) throws Exception {
        return new MeshcoreProcess(folder, Map.of(), arguments);
    }

    private void run(String... arguments) throws Exception {
        try (MeshcoreProcess meshcore = meshcore(arguments)) {
            assertThat(meshcore.process().waitFor()).as(meshcore.log()).isZero();
        }
    }

    private static List<String> rows(Path database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.append(found.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
