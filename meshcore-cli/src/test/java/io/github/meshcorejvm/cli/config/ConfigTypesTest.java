package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.StoreLocation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key with values of the wrong type, null, another case or in quotes. */
class ConfigTypesTest extends ConfigFixture {

    private static final Map<String, List<String>> WRONG = Map.of(
            "text", List.of("[]", "{}", "7", "true"),
            "number", List.of("[]", "{}", "\"many\"", "true", "\"\"", "\"30d\"", "\"2f\"", "\"0x1p5\"", "\"NaN\""),
            "bool", List.of("[]", "{}", "\"perhaps\"", "1"),
            "list", List.of("{}", "7", "\"x\"", "true"),
            "object", List.of("[]", "7", "\"x\"", "true"));

    private static final String KEYS = """
            text   dbPath
            text   channelKeysPath
            text   databaseURL
            text   stateDir
            list   mqttSources
            list   hashChannels
            list   hashRegions
            list   observerBlacklist
            list   observerIATAWhitelist
            bool   validateSignatures
            number neighborEdgesMaxAgeDays
            number ingestBufferSize
            object mqtt
            object channelKeys
            object geo_filter
            object foreignAdverts
            object retention
            object metrics
            object pathTrust
            object db
            object ingest
            object autoRegionKeys
            object clientRxCoverage
            object clientRxObservations
            object clientRfSamples
            object clientRegions
            object companion
            text   mqtt.broker
            text   mqttSources.name
            text   mqttSources.broker
            text   mqttSources.username
            text   mqttSources.password
            text   mqttSources.passwordFile
            text   mqttSources.region
            text   mqttSources.clientId
            text   mqttSources.caFile
            list   mqttSources.topics
            list   mqttSources.iataFilter
            bool   mqttSources.rejectUnauthorized
            bool   mqttSources.persistentSession
            number mqttSources.connectTimeoutSec
            number mqttSources.qos
            list   geo_filter.polygon
            number retention.nodeDays
            number retention.observerDays
            number retention.metricsDays
            number retention.packetDays
            number retention.clientRxDays
            number retention.clientRxObsDays
            number retention.clientRfDays
            number retention.clientRegionsDays
            number retention.observerPurgeDays
            text   metrics.listen
            number metrics.sampleIntervalSec
            number pathTrust.minHashBytesForMapping
            text   db.backend
            text   db.synchronous
            bool   db.vacuumOnStartup
            number db.incrementalVacuumPages
            number db.analysisLimit
            bool   ingest.standby
            bool   autoRegionKeys.enabled
            number autoRegionKeys.maxDerived
            number autoRegionKeys.refreshMinutes
            bool   clientRxCoverage.enabled
            bool   clientRxObservations.enabled
            bool   clientRfSamples.enabled
            bool   clientRegions.enabled
            bool   companion.channels
            bool   companion.direct
            """;

    private static List<String[]> keys() {
        return KEYS.lines().map(line -> line.strip().split(" +")).toList();
    }

    /** A configuration with one key. */
    private static String with(String key, String value) {
        String[] levels = key.split("\\.");
        String last = "\"" + levels[levels.length - 1] + "\": " + value;
        if (levels.length == 1) {
            return "{" + last + "}";
        }
        if (levels[0].equalsIgnoreCase("mqttSources")) {
            String broker = levels[1].equalsIgnoreCase("broker") ? "" : "\"broker\": \"h\", ";
            return "{\"" + levels[0] + "\": [{" + broker + last + "}]}";
        }
        return "{\"" + levels[0] + "\": {" + last + "}}";
    }

    @Test
    void aWrongTypeIsRefusedWithTheNameOfTheKey() {
        for (String[] key : keys()) {
            for (String value : WRONG.get(key[0])) {
                String json = with(key[1], value);
                assertThatThrownBy(() -> load(json))
                        .as(json)
                        .isInstanceOf(ConfigException.class)
                        .hasMessageStartingWith(key[1].replace("mqttSources.", "mqttSources[0]."))
                        .hasMessageContaining(" must be ");
            }
        }
    }

    @Test
    void nullIsAbsent() {
        for (String[] key : keys()) {
            if (key[1].equals("mqttSources.broker")) {
                continue;
            }
            LoadedConfig loaded = load(with(key[1], "null"));
            assertThat(loaded.warnings()).as(key[1]).isEmpty();
            assertThat(loaded.config().withDatabase(new StoreLocation.InFile(folder)))
                    .as(key[1])
                    .isEqualTo(load(key[1].startsWith("mqttSources.") ? with("mqttSources.qos", "null") : "{}")
                            .config()
                            .withDatabase(new StoreLocation.InFile(folder)));
        }
    }

    @Test
    void anotherCaseIsTakenWithAWarning() {
        for (String[] key : keys()) {
            String right = Map.of(
                            "text", "\"sqlite\"",
                            "number", "1",
                            "bool", "false",
                            "list", "[]",
                            "object", "{}")
                    .get(key[0]);
            right = key[1].equals("metrics.listen") ? "\"h:1\"" : right;
            right = key[1].equals("db.synchronous") ? "\"full\"" : right;
            if (key[1].equals("databaseURL") || key[1].equals("channelKeysPath")) {
                continue;
            }
            LoadedConfig loaded = load(with(key[1].toUpperCase(Locale.ROOT), right));
            String last = key[1].substring(key[1].indexOf('.') + 1);
            assertThat(loaded.warnings())
                    .as(key[1])
                    .anySatisfy(warning -> assertThat(warning)
                            .contains(last.toUpperCase(Locale.ROOT) + " is taken for ")
                            .endsWith(last));
            assertThat(loaded.slips()).isEmpty();
        }
    }

    @Test
    void numbersAndBooleansInQuotesAreTakenWithAWarning() {
        for (String[] key : keys()) {
            if (key[0].equals("number") || key[0].equals("bool")) {
                String value = key[0].equals("number") ? "\" 1 \"" : "\"FALSE\"";
                assertThat(load(with(key[1], value)).warnings())
                        .as(key[1])
                        .singleElement()
                        .asString()
                        .contains(" is a string, taken as a ");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-4, 1", "1, 1", "2, 2", "3, 3", "4, 3", "900, 3"})
    void theShortestHopIsOneToThreeBytes(int configured, int bytes) {
        assertThat(config(with("pathTrust.minHashBytesForMapping", "" + configured))
                        .neighbors()
                        .minHopBytes())
                .isEqualTo(bytes);
    }

    @Test
    void aNeedlessClientSwitchIsAWarning() {
        assertThat(load("{\"clientRxObservations\": {\"enabled\": true}}").warnings())
                .containsExactly("clientRxObservations.enabled has no effect without clientRxCoverage.enabled");
        Config both =
                config("{\"clientRxObservations\": {\"enabled\": true}, \"clientRxCoverage\": {\"enabled\": true}}");
        assertThat(both.clients()).isEqualTo(new ClientConfig(true, true, false, false));
        assertThat(config("{\"clientRfSamples\": {\"enabled\": true}, \"clientRegions\": {\"enabled\": true}}")
                        .clients())
                .isEqualTo(new ClientConfig(false, false, true, true));
    }

    @Test
    void eachKindOfClientRowsHasItsOwnDays() {
        RetentionConfig retention = config("{\"retention\": {\"clientRxDays\": 1, \"clientRxObsDays\": 2,"
                        + " \"clientRfDays\": 3, \"clientRegionsDays\": 4, \"observerPurgeDays\": 5}}")
                .retention();
        assertThat(retention.clients())
                .isEqualTo(new RetentionConfig.ClientDays(
                        OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(3), OptionalInt.of(4)));
        assertThat(retention.observerPurgeDays()).hasValue(5);
    }

    @Test
    void standbyOfAFileIsAWarning() {
        String key = "ingest.standby";
        assertThat(load(with(key, "true")).warnings())
                .containsExactly("ingest.standby needs a PostgreSQL database, ignored");
        assertThat(load(with(key, "false")).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "$coast", "New York", "a.b", "#", "eu,us"})
    void aRegionNameThatFirmwareRefusesIsIgnoredWithAWarning(String name) {
        LoadedConfig loaded = load("{\"hashRegions\": [\"eu\", \"" + name + "\", \"#Köln\"]}");
        assertThat(loaded.config().regions()).containsExactly("eu", "#Köln");
        assertThat(loaded.warnings())
                .singleElement()
                .asString()
                .startsWith("hashRegions: region " + name + " is ignored: region name ");
    }
}
