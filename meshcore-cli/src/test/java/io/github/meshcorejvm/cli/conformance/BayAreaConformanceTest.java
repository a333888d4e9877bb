package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An afternoon of real traffic becomes what an established ingestor made of it. */
class BayAreaConformanceTest {

    @TempDir
    Path folder;

    @Test
    void anAfternoonOfRealTrafficIsStoredAndDecoded() throws IOException, SQLException {
        Path config = folder.resolve("config.json");
        Files.writeString(config, "{\"hashChannels\": [\"test\", \"wardriving\", \"bot\", \"chat\"]}");
        Path database = folder.resolve("bay.db");
        Replays.run(SharedFolder.resolve("captures/bay-area.jsonl"), config, database);
        JsonObject rows = Rows.of(database);
        assertThat(rows.getAsJsonArray("transmissions")).hasSize(249);
        assertThat(rows.getAsJsonArray("observations")).hasSize(249);
        assertThat(rows.getAsJsonArray("observers")).hasSize(20);

        Map<String, JsonObject> stored = new HashMap<>();
        for (JsonElement row : rows.getAsJsonArray("transmissions")) {
            stored.put(row.getAsJsonObject().get("hash").getAsString(), row.getAsJsonObject());
        }
        Map<String, JsonObject> expected = new HashMap<>();
        for (String line : Files.readAllLines(SharedFolder.resolve("captures/bay-area-expected.jsonl"))) {
            JsonObject one = JsonParser.parseString(line).getAsJsonObject();
            expected.put(one.get("hash").getAsString(), one);
        }
        assertThat(stored.keySet()).isEqualTo(expected.keySet());
        expected.forEach((hash, one) -> {
            if (one.has("decoded") && one.get("decoded").isJsonObject()) {
                assertThat(Expectation.matches(
                                one.get("decoded"), stored.get(hash).get("decoded_json")))
                        .as("%s: %s in %s", hash, one.get("decoded"), stored.get(hash))
                        .isTrue();
            }
        });
    }
}
