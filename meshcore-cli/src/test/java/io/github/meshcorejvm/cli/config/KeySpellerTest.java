package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misspelt keys are told, and what is other programs' business is not. */
class KeySpellerTest extends ConfigFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mqttSource\": []} | mqttSource | mqttSources",
                "{\"dbpaht\": \"x\"} | dbpaht | dbPath",
                "{\"Retentoin\": {}} | Retentoin | retention",
                "{\"chanelKeys\": {}} | chanelKeys | channelKeys",
                "{\"mqttSources\": [{\"broker\": \"h\"}, {\"broker\": \"i\", \"persistantSession\": true}]} | mqttSources[1].persistantSession | mqttSources[1].persistentSession",
                "{\"mqttSources\": [{\"broker\": \"h\", \"pasword\": \"s3cret\"}]} | mqttSources[0].pasword | mqttSources[0].password",
                "{\"MQTTsources\": [{\"broker\": \"h\", \"user-name\": \"u\"}]} | mqttSources[0].user-name | mqttSources[0].username",
                "{\"retention\": {\"nodedayz\": 1}} | retention.nodedayz | retention.nodeDays",
                "{\"neighborGraph\": {\"maxEdgeKms\": 1}} | neighborGraph.maxEdgeKms | neighborGraph.maxEdgeKm",
                "{\"pathTrust\": {\"minHashByteForMapping\": 1}} | pathTrust.minHashByteForMapping | pathTrust.minHashBytesForMapping",
                "{\"companion\": {\"chanels\": true}} | companion.chanels | companion.channels",
                "{\"db\": {\"sychronous\": \"full\"}} | db.sychronous | db.synchronous",
                "{\"metrics\": {\"listn0\": \"h:1\"}} | metrics.listn0 | metrics.listen",
                "{\"geo_filter\": {\"polygn\": []}} | geo_filter.polygn | geo_filter.polygon"
            })
    void namesAMisspeltKeyAndTheRightSpelling(String json, String key, String right) {
        LoadedConfig loaded = load(json);
        assertThat(loaded.slips()).containsExactly(key + " is an unknown key and ignored; is " + right + " meant?");
        assertThat(loaded.warnings()).containsAll(loaded.slips());
        assertThat(loaded.warnings().toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_comment_dbPath\": 1, \"_commentmqttSources\": 1}",
                "{\"port\": 1, \"maps\": 2, \"dbs\": 3, \"mqt\": 4}",
                "{\"mqttSources\": [{\"broker\": \"h\", \"_comment\": 1, \"nam\": 2, \"note\": 3, \"enabled\": true}]}",
                "{\"channelKeys\": {\"dbpaht\": \"8b3387e9c5cdea6ac9e5edbaa115cd72\"}}",
                "{\"healthThresholds\": {\"nodeDay\": 1, \"pasword\": 2}}",
                "{\"timestamps\": {}, \"userManagement\": {\"databaseURLs\": \"\"}}"
            })
    void leavesCommentsShortKeysAndOtherLevelsAlone(String json) {
        assertThat(load(json).warnings()).isEmpty();
    }

    @Test
    void leavesEveryKeyOfTheFamilyAloneWhereverItStands() throws Exception {
        JsonObject family = new JsonObject();
        try (InputStream in = KeySpellerTest.class.getResourceAsStream("family-keys.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(key -> family.add(key, JsonNull.INSTANCE));
        }
        assertThat(family.size()).isGreaterThan(200);
        String keys = family.toString();
        JsonObject nested = family.deepCopy();
        for (String level : List.of("retention", "db", "metrics", "neighborGraph", "companion", "geo_filter", "mqtt")) {
            nested.add(level, family);
        }
        assertThat(load(keys).slips()).isEmpty();
        assertThat(load(nested.toString()).slips()).isEmpty();
    }

    /** One letter left out, one added, two exchanged: at the top and at every level below. */
    @ParameterizedTest
    @ValueSource(strings = {"", "retention", "neighborGraph", "metrics", "db", "autoRegionKeys", "geo_filter", "mqtt"})
    void seesAnyTypingErrorInAnyLongKey(String level) {
        for (String key : KnownKeys.of(level)) {
            int at = key.length() / 2;
            if (key.length() < 7) {
                continue;
            }
            for (String typed : List.of(
                    key.substring(0, at) + key.substring(at + 1),
                    key.substring(0, at) + 'q' + key.substring(at),
                    key.substring(0, at) + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2))) {
                JsonObject object = new JsonObject();
                object.add(typed, JsonNull.INSTANCE);
                JsonObject root = new JsonObject();
                root.add(level, object);
                List<String> slips =
                        load((level.isEmpty() ? object : root).toString()).slips();
                if (!typed.equals(key)) {
                    assertThat(slips).as(typed).singleElement().asString().contains("unknown key");
                }
            }
        }
    }
}
