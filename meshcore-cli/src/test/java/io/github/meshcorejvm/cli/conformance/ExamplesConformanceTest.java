package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message that publishers are known to send has the effect that the contract says. */
class ExamplesConformanceTest {

    private static final String RECEIVED_AT = "2026-11-20T14:05:10Z";

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void writeConfig() throws IOException {
        config = folder.resolve("config.json");
        Files.writeString(
                config,
                "{\"clientRxCoverage\": {\"enabled\": true}, \"clientRxObservations\": {\"enabled\": true},"
                        + " \"clientRfSamples\": {\"enabled\": true}, \"clientRegions\": {\"enabled\": true},"
                        + " \"db\": {\"synchronous\": \"normal\"}}");
    }

    private static Map<String, String> examples() throws IOException {
        Map<String, String> lines = new java.util.LinkedHashMap<>();
        for (String line : Files.readAllLines(SharedFolder.resolve("mqtt/examples.jsonl"))) {
            JsonObject example = JsonParser.parseString(line).getAsJsonObject();
            JsonObject recorded = new JsonObject();
            recorded.add("topic", example.get("topic"));
            String body = example.has("payload_b64") ? "payload_b64" : "payload";
            recorded.add(body, example.get(body));
            recorded.addProperty("receivedAt", RECEIVED_AT);
            recorded.addProperty("retain", false);
            lines.put(example.get("id").getAsString(), recorded.toString());
        }
        return lines;
    }

    @Test
    void eachMessageAloneLeavesTheRowsOfItsExpectation() throws IOException, SQLException {
        Map<String, JsonObject> expected = new HashMap<>();
        for (String line : Files.readAllLines(SharedFolder.resolve("mqtt/expected-autumn.jsonl"))) {
            JsonObject one = JsonParser.parseString(line).getAsJsonObject();
            expected.put(one.get("id").getAsString(), one.getAsJsonObject("rows"));
        }
        List<String> failures = new ArrayList<>();
        Path capture = folder.resolve("one.jsonl");
        for (Map.Entry<String, String> example : examples().entrySet()) {
            Path database = folder.resolve(example.getKey() + ".db");
            Files.writeString(capture, example.getValue() + "\n");
            Replays.run(capture, config, database);
            // Edges are made by the neighbor build, and totals are no rows of a message; both have their own tests.
            List<String> differences = Expectation.differences(
                    expected.get(example.getKey()), Rows.of(database), List.of("neighbor_edges", "scope_match_totals"));
            differences.forEach(difference -> failures.add(example.getKey() + ": " + difference));
            Files.delete(database);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void allMessagesTogetherMergeAsTheyMust() throws IOException, SQLException {
        Path capture = folder.resolve("all.jsonl");
        Path database = folder.resolve("all.db");
        Files.write(capture, examples().values());
        String said = Replays.run(capture, config, database);
        assertThat(said).startsWith("187 messages: ");
        JsonObject rows = Rows.of(database);
        long ofM01 = rows.getAsJsonArray("observations").asList().stream()
                .map(row -> row.getAsJsonObject())
                .filter(row -> row.get("hash").getAsString().equals("2f1da20dad32fc28")
                        && row.get("observer_id").toString().contains("F197856AF28C4A0D"))
                .peek(row -> assertThat(row.get("snr").getAsDouble()).isEqualTo(7))
                .count();
        assertThat(ofM01).isEqualTo(1);
        assertThat(rows.getAsJsonArray("observers").asList().stream()
                        .filter(row -> row.toString()
                                .toUpperCase(java.util.Locale.ROOT)
                                .contains("2D74382738F24DB0")))
                .hasSize(1);
        assertThat(rows.getAsJsonArray("observer_metrics").asList().stream()
                        .filter(row -> row.toString().contains("80416E78230C4B70")))
                .hasSize(1);
        Replays.run(capture, config, database);
        assertThat(Rows.of(database).getAsJsonArray("observations")).hasSameSizeAs(rows.getAsJsonArray("observations"));
    }
}
