package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.interpret.GeoFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest extends ConfigFixture {

    @Test
    void hasADefaultForEverything() {
        Config config = new ConfigLoader(Map.of()).load(Optional.empty()).config();
        assertThat(config.fileBase()).isEqualTo(Path.of("data/meshcore.db"));
        assertThat(config.sources()).singleElement().satisfies(source -> {
            assertThat(source.name()).isEqualTo("local");
            assertThat(source.broker().toString()).isEqualTo("tcp://localhost:1883");
            assertThat(source.topics()).containsExactly("meshcore/#");
            assertThat(source.session()).isEqualTo(SourceConfig.Session.DEFAULT);
            assertThat(source.connectTimeout()).isEqualTo(Duration.ofSeconds(30));
        });
        assertThat(config.channelKeys()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("Public");
            assertThat(key.secret().reveal()).isEqualTo("8b3387e9c5cdea6ac9e5edbaa115cd72");
        });
        assertThat(config.validateSignatures()).isTrue();
        assertThat(config.geoFilter()).isEmpty();
        assertThat(config.dropForeignAdverts()).isFalse();
        assertThat(config.retention())
                .isEqualTo(new RetentionConfig(
                        7,
                        OptionalInt.of(14),
                        OptionalInt.empty(),
                        30,
                        OptionalInt.empty(),
                        new RetentionConfig.ClientDays(
                                OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty())));
        assertThat(config.metricsSampleInterval()).isEqualTo(Duration.ofSeconds(300));
        assertThat(config.neighbors()).isEqualTo(new NeighborConfig(5, OptionalDouble.of(500), true, 1));
        assertThat(config.bufferSize()).isEqualTo(50_000);
        assertThat(config.databaseOptions()).isEqualTo(new DatabaseConfig(false, 1024, true, 10_000));
        assertThat(config.clients()).isEqualTo(new ClientConfig(false, false, false, false));
        assertThat(config.autoRegions()).isEqualTo(new AutoRegionConfig(false, 256, Duration.ofMinutes(15)));
        assertThat(config.companion()).isEqualTo(new CompanionConfig(true, false));
        assertThat(config.logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(config.metricsListen()).isEmpty();
        assertThat(config.statsFile()).isEqualTo(Path.of("/tmp/corescope-ingestor-stats.json"));
    }

    @Test
    void warnsOfAMissingFile() {
        LoadedConfig loaded = new ConfigLoader(Map.of()).load(Optional.of(folder.resolve("none.json")));
        assertThat(loaded.warnings()).singleElement().asString().contains("none.json does not exist");
    }

    @Test
    void refusesAFileThatIsNotJson() {
        assertThatThrownBy(() -> load("{\"dbPath\": secret}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("config.json is not JSON")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        assertThatThrownBy(() -> new ConfigLoader(Map.of()).load(Optional.of(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void ignoresUnknownKeysCommentsAndNull() {
        Config config = config("{\"_comment\": 1, \"_comment_db\": {}, \"dbPath\": null, \"port\": 3000, \"map\": [],"
                + " \"runtime\": {\"maxMemoryMB\": \"x\"}, \"retention\": null, \"hashChannels\": [null, \" \", \"a\"],"
                + " \"channelKeys\": {\"_comment\": \"x\", \"c\": null},"
                + " \"mqttSources\": [null, {\"broker\": \"h\", \"_comment\": [], \"colour\": 1, \"topics\": null}]}");
        assertThat(config.fileBase()).isEqualTo(Path.of("data/meshcore.db"));
        assertThat(config.sources()).hasSize(1);
        assertThat(config.channelKeys()).extracting(ChannelKeyEntry::name).containsExactly("#a", "Public");
    }

    @Test
    void takesKeysWithoutRegardToCaseWithAWarning() {
        LoadedConfig loaded = load("{\"DBPATH\": \"x.db\", \"Retention\": {\"NODEdays\": 3}}");
        assertThat(loaded.config().fileBase()).isEqualTo(Path.of("x.db"));
        assertThat(loaded.config().retention().nodeDays()).isEqualTo(3);
        assertThat(loaded.warnings())
                .containsExactlyInAnyOrder(
                        "DBPATH is taken for dbPath",
                        "Retention is taken for retention",
                        "retention.NODEdays is taken for retention.nodeDays");
    }

    @Test
    void prefersTheExactKey() {
        assertThat(load("{\"DBPATH\": \"x.db\", \"dbPath\": \"y.db\"}").config().fileBase())
                .isEqualTo(Path.of("y.db"));
    }

    @Test
    void takesStringsForNumbersAndBooleansWithAWarning() {
        LoadedConfig loaded = load("{\"retention\": {\"nodeDays\": \"3\"}, \"validateSignatures\": \"False\"}");
        assertThat(loaded.config().retention().nodeDays()).isEqualTo(3);
        assertThat(loaded.config().validateSignatures()).isFalse();
        assertThat(loaded.warnings())
                .containsExactlyInAnyOrder(
                        "retention.nodeDays is a string, taken as a number",
                        "validateSignatures is a string, taken as a boolean");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"dbPath\": [\"a\"]} | dbPath must be a string but is [\"a\"]",
                "{\"dbPath\": 5} | dbPath must be a string but is 5",
                "{\"retention\": 5} | retention must be an object but is 5",
                "{\"retention\": {\"nodeDays\": \"soon\"}} | retention.nodeDays must be a number but is \"soon\"",
                "{\"retention\": {\"nodeDays\": 1.5}} | retention.nodeDays must be a whole number but is 1.5",
                "{\"retention\": {\"nodeDays\": true}} | retention.nodeDays must be a number but is true",
                "{\"validateSignatures\": 1} | validateSignatures must be true or false but is 1",
                "{\"hashChannels\": \"test\"} | hashChannels must be a list but is \"test\"",
                "{\"observerBlacklist\": [[1]]} | observerBlacklist must be a list of strings but is [1]",
                "{\"mqttSources\": {\"broker\": \"u:p@h\"}} | mqttSources must be a list but is an object (not shown)",
                "{\"mqttSources\": [\"mqtt://u:p@h\"]} | mqttSources[0] must be an object but is a string (not shown)",
                "{\"mqttSources\": [{\"name\": \"a\"}]} | mqttSources[0].broker must be HOST",
                "{\"mqttSources\": [{\"broker\": \"http://h\"}]} | but its scheme is \"http\"",
                "{\"mqttSources\": [{\"broker\": \"mqtt://h:99999\"}]} | port of 1…65535 but has \"99999\"",
                "{\"mqttSources\": [{\"broker\": \"mqtt://\"}]} | without a usable host",
                "{\"mqttSources\": [{\"broker\": \"h\", \"password\": 12345}]} | mqttSources[0].password must be a string but is a number (not shown)",
                "{\"mqttSources\": [{\"broker\": \"h\", \"password\": \"${NO_SUCH}\"}]} | names the environment variable NO_SUCH",
                "{\"mqttSources\": [{\"broker\": \"h\", \"qos\": 2}]} | mqttSources[0].qos must be 0 or 1 but is 2",
                "{\"mqttSources\": [{\"broker\": \"h\", \"topics\": [\"a/#/b\"]}]} | must be MQTT topic filters but is \"a/#/b\"",
                "{\"mqttSources\": [{\"broker\": \"h\", \"clientCert\": \"c.pem\"}]} | must both be given, or neither",
                "{\"db\": {\"synchronous\": \"off\"}} | db.synchronous must be full or normal but is \"off\"",
                "{\"metrics\": {\"listen\": \"9464x\"}} | metrics.listen must be HOST:PORT",
                "{\"logLevel\": []} | logLevel must be error, warn, info or debug but is []",
                "{\"channelKeys\": [\"8b3387e9c5cdea6ac9e5edbaa115cd72\"]} | channelKeys must be an object but is a list (not shown)"
            })
    void refusesWhatItCannotUnderstand(String json, String message) {
        assertThatThrownBy(() -> load(json)).isInstanceOf(ConfigException.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mqttSources\": [{\"broker\": \"gopher://alice:s3cret@h\"}]}",
                "{\"mqttSources\": [{\"broker\": \"mqtt://alice:s3cret@h:x\"}]}",
                "{\"mqttSources\": [{\"broker\": \"mqtt://alice:s3cret@\"}]}",
                "{\"mqttSources\": [{\"broker\": \"mqtt://alice:s3/cret@h:0\"}]}",
                "{\"mqttSources\": [{\"broker\": [\"mqtt://alice:s3cret@h\"]}]}"
            })
    void neverShowsUserInfo(String json) {
        assertThatThrownBy(() -> load(json))
                .isInstanceOf(ConfigException.class)
                .message()
                .doesNotContain("s3", "cret", "alice");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void takesZeroAndNegativeNumbersForTheDefaultOrOff(int n) {
        Config config = config(("{\"retention\": {\"nodeDays\": N, \"metricsDays\": N, \"packetDays\": N,"
                        + " \"clientRxDays\": N, \"clientRxObsDays\": N, \"clientRfDays\": N, \"clientRegionsDays\": N,"
                        + " \"observerPurgeDays\": N}, \"metrics\": {\"sampleIntervalSec\": N}, \"ingestBufferSize\": N,"
                        + " \"neighborEdgesMaxAgeDays\": N, \"db\": {\"incrementalVacuumPages\": N},"
                        + " \"mqttSources\": [{\"broker\": \"h\", \"connectTimeoutSec\": N}]}")
                .replace("N", Integer.toString(n)));
        assertThat(config.retention())
                .isEqualTo(new RetentionConfig(
                        7,
                        OptionalInt.of(14),
                        OptionalInt.empty(),
                        30,
                        OptionalInt.empty(),
                        new RetentionConfig.ClientDays(
                                OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty())));
        assertThat(config.metricsSampleInterval()).isEqualTo(Duration.ofSeconds(300));
        assertThat(config.bufferSize()).isEqualTo(50_000);
        assertThat(config.neighbors().maxAgeDays()).isEqualTo(5);
        assertThat(config.databaseOptions().incrementalVacuumPages()).isEqualTo(1024);
        assertThat(config.sources().get(0).connectTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void tellsOffFromDefaultByTheSignWhereTheTableSaysSo() {
        assertThat(config("{\"retention\": {\"observerDays\": -1}, \"neighborGraph\": {\"maxEdgeKm\": -1}}"))
                .satisfies(
                        config -> assertThat(config.retention().observerDays()).isEmpty())
                .satisfies(config -> assertThat(config.neighbors().maxEdgeKm()).isEmpty());
        assertThat(config("{\"retention\": {\"observerDays\": 0}, \"neighborGraph\": {\"maxEdgeKm\": 0}}"))
                .satisfies(
                        config -> assertThat(config.retention().observerDays()).hasValue(14))
                .satisfies(config -> assertThat(config.neighbors().maxEdgeKm()).hasValue(500));
    }

    @Test
    void takesQosZeroAsAPlainValue() {
        assertThat(config("{\"mqttSources\": [{\"broker\": \"h\", \"qos\": 0}]}")
                        .sources()
                        .get(0)
                        .session()
                        .qos())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "error,ERROR",
        "FATAL,ERROR",
        "warning,WARN",
        " Warn ,WARN",
        "notice,INFO",
        "trace,DEBUG",
        "verbose,DEBUG"
    })
    void takesTheNearestLogLevel(String name, LogLevel level) {
        assertThat(config("{\"logLevel\": \"" + name + "\"}").logLevel()).isEqualTo(level);
    }

    @Test
    void warnsOfUnknownWords() {
        LoadedConfig loaded = load("{\"logLevel\": \"loud\", \"foreignAdverts\": {\"mode\": \"burn\"}}");
        assertThat(loaded.config().logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(loaded.config().dropForeignAdverts()).isFalse();
        assertThat(loaded.warnings())
                .containsExactlyInAnyOrder(
                        "logLevel must be error, warn, info or debug but is \"loud\"; info is used",
                        "foreignAdverts.mode must be flag or drop but is \"burn\"; flag is used");
    }

    @Test
    void onlyWarnsOfWrongTypesInWhatServersShare() {
        LoadedConfig loaded =
                load("{\"neighborGraph\": {\"maxAgeDays\": \"long\", \"maxEdgeKm\": [], \"directRoutes\": 5}}");
        assertThat(loaded.config().neighbors()).isEqualTo(new NeighborConfig(5, OptionalDouble.of(500), true, 1));
        assertThat(loaded.warnings())
                .hasSize(3)
                .allSatisfy(warning ->
                        assertThat(warning).startsWith("neighborGraph.").endsWith("; the default is used"));
        assertThat(load("{\"neighborGraph\": 7}").warnings())
                .containsExactly("neighborGraph must be an object; the defaults are used");
    }

    @Test
    void prefersNeighborEdgesMaxAgeDays() {
        assertThat(config("{\"neighborEdgesMaxAgeDays\": 9, \"neighborGraph\": {\"maxAgeDays\": 3}}")
                        .neighbors()
                        .maxAgeDays())
                .isEqualTo(9);
        assertThat(config("{\"neighborGraph\": {\"maxAgeDays\": 3}}")
                        .neighbors()
                        .maxAgeDays())
                .isEqualTo(3);
    }

    @Test
    void readsGeoFilters() {
        assertThat(config("{\"geo_filter\": {\"polygon\": [[1,2],[3,4],[5,6]], \"bufferKm\": 2}}")
                        .geoFilter())
                .hasValueSatisfying(filter -> assertThat(filter).isInstanceOf(GeoFilter.Polygon.class));
        assertThat(config("{\"geo_filter\": {\"latMin\": 0, \"latMax\": 1, \"lonMin\": 2, \"lonMax\": 3}}")
                        .geoFilter())
                .hasValue(new GeoFilter.Box(0, 1, 2, 3));
        assertThat(config("{\"geo_filter\": {}}").geoFilter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"latMin\": 1, \"latMax\": 2, \"lonMin\": 3}",
                "{\"polygon\": [[1,2],[3,4]]}",
                "{\"polygon\": [[1,2],[3,4],[5]]}",
                "{\"polygon\": [[1,2],[3,4],\"x\"]}"
            })
    void filtersNothingWithAnIncompleteGeoFilter(String filter) {
        LoadedConfig loaded = load("{\"geo_filter\": " + filter + "}");
        assertThat(loaded.config().geoFilter()).isEmpty();
        assertThat(loaded.warnings()).singleElement().asString().startsWith("geo_filter is incomplete");
    }

    @Test
    void theEnvironmentSaysWhereMetricsAreServedWhateverTheFileSays() {
        Map<String, String> environment = Map.of("MESHCORE_METRICS_LISTEN", "0.0.0.0:9464");
        String file = "{\"metrics\": {\"listen\": \"127.0.0.1:1\"}}";
        assertThat(load(file, environment).config().metricsListen()).hasToString("Optional[0.0.0.0:9464]");
        assertThat(load("{}", environment).config().metricsListen()).hasToString("Optional[0.0.0.0:9464]");
        assertThat(load(file, Map.of("MESHCORE_METRICS_LISTEN", " ")).config().metricsListen())
                .hasToString("Optional[127.0.0.1:1]");
        assertThatThrownBy(() -> load("{}", Map.of("MESHCORE_METRICS_LISTEN", "here")))
                .hasMessageContaining("MESHCORE_METRICS_LISTEN must be HOST:PORT");
    }
}
