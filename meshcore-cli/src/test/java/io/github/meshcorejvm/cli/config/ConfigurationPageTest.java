package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.documentation.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/configuration.md lists the keys and variables that are read, all of them and no others, with what holds without them. */
class ConfigurationPageTest {

    private static final Page PAGE = Page.of("docs/configuration.md");
    private static final List<String> SECTIONS = List.of(
            "## Database",
            "## Brokers",
            "## Keys and regions",
            "## What is stored",
            "## Retention",
            "## Neighbor graph",
            "## The process");
    private static final String SOURCE = "mqttSources";
    private static final String BROKER = "\"broker\": \"mqtt://other.example:1883\"";

    /** Keys that mean nothing alone. */
    private static final Map<String, String> BESIDE = Map.ofEntries(
            Map.entry("db.backend", "{\"databaseURL\": \"postgres://writer@db.example/corescope\"}"),
            Map.entry("mqtt.topic", "{\"mqtt\": {" + BROKER + "}}"),
            Map.entry("mqttSources[].clientCert", "{\"mqttSources\": [{" + BROKER + ", \"clientKey\": \"key.pem\"}]}"),
            Map.entry("mqttSources[].clientKey", "{\"mqttSources\": [{" + BROKER + ", \"clientCert\": \"cert.pem\"}]}"),
            Map.entry("geo_filter.bufferKm", "{\"geo_filter\": {\"polygon\": [[1, 1], [1, 2], [2, 2]]}}"),
            Map.entry("geo_filter.latMin", "{\"geo_filter\": {\"latMax\": 60, \"lonMin\": 1, \"lonMax\": 2}}"),
            Map.entry("geo_filter.latMax", "{\"geo_filter\": {\"latMin\": 50, \"lonMin\": 1, \"lonMax\": 2}}"),
            Map.entry("geo_filter.lonMin", "{\"geo_filter\": {\"latMin\": 50, \"latMax\": 60, \"lonMax\": 9}}"),
            Map.entry("geo_filter.lonMax", "{\"geo_filter\": {\"latMin\": 50, \"latMax\": 60, \"lonMin\": 1}}"),
            Map.entry("clientRxObservations.enabled", "{\"clientRxCoverage\": {\"enabled\": true}}"));

    @TempDir
    Path folder;

    /** One row of the page. */
    record Key(String name, String defaultValue, String example) {

        /** A whole cell in backticks is JSON. */
        Optional<JsonElement> json(String cell) {
            return cell.matches("`[^`]+`") && !cell.endsWith(".json`")
                    ? Optional.of(JsonParser.parseString(cell.substring(1, cell.length() - 1)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Key> keys() {
        return SECTIONS.stream()
                .flatMap(section -> PAGE.table(section).stream())
                .map(row -> new Key(row.get(0).replace("`", ""), row.get(2), row.get(3)));
    }

    @Test
    void everyKeyOfTheCodeIsOnThePageAndEveryKeyOfThePageIsInTheCode() {
        assertThat(keys().map(Key::name)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(known());
    }

    private static Set<String> known() {
        Set<String> names = new TreeSet<>();
        for (String top : KnownKeys.of("")) {
            if (!KnownKeys.isLevel(top)) {
                names.add(top);
            }
            KnownKeys.of(top).forEach(key -> names.add(top + (top.equals(SOURCE) ? "[]." : ".") + key));
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theExampleIsTakenAndChangesSomething(Key key) throws IOException {
        LoadedConfig with =
                load(put(beside(key), key.name(), key.json(key.example()).orElseThrow()));

        // The file of the example does not exist here.
        assertThat(with.warnings()).allMatch(warning -> warning.contains("cannot be read"));
        assertThat(isTheSameWithout(key, with)).isFalse();
    }

    private boolean isTheSameWithout(Key key, LoadedConfig with) throws IOException {
        try {
            LoadedConfig without = load(beside(key));
            return without.config().equals(with.config()) && without.keyFile().equals(with.keyFile());
        } catch (ConfigException incomplete) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theDefaultIsWhatHoldsWithoutTheKey(Key key) throws IOException {
        Optional<JsonElement> value = key.json(key.defaultValue());
        if (value.isPresent()) {
            assertThat(load(put(beside(key), key.name(), value.get())).config())
                    .isEqualTo(load(beside(key)).config());
        } else {
            assertThat(key.defaultValue()).isNotBlank();
        }
    }

    private JsonObject beside(Key key) {
        String alone = key.name().startsWith(SOURCE) && !key.name().endsWith(".broker")
                ? "{\"mqttSources\": [{" + BROKER + "}]}"
                : "{}";
        return JsonParser.parseString(BESIDE.getOrDefault(key.name(), alone)).getAsJsonObject();
    }

    private static JsonObject put(JsonObject root, String name, JsonElement value) {
        String[] parts = name.split("\\.", 2);
        if (parts.length == 1) {
            root.add(name, value);
        } else if (parts[0].endsWith("[]")) {
            if (!root.has(SOURCE)) {
                root.add(SOURCE, new JsonArray());
                root.getAsJsonArray(SOURCE).add(new JsonObject());
            }
            root.getAsJsonArray(SOURCE).get(0).getAsJsonObject().add(parts[1], value);
        } else {
            if (!root.has(parts[0])) {
                root.add(parts[0], new JsonObject());
            }
            root.getAsJsonObject(parts[0]).add(parts[1], value);
        }
        return root;
    }

    private LoadedConfig load(JsonObject content) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, content.toString());
        return new ConfigLoader(Map.of("MQTT_PASSWORD", "secret"))
                .forUse(DatabaseUse.NONE)
                .load(Optional.of(file));
    }

    @Test
    void theVariablesAreThoseThatTheCodeReads() throws IOException {
        Pattern name = Pattern.compile("\"((?:CORESCOPE|MESHCORE|MQTT|PG)_?[A-Z_]+|DB_PATH|CHANNEL_KEYS_PATH)\"");
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/meshcorejvm/cli/config"))) {
            for (Path source : sources.toList()) {
                Matcher variable = name.matcher(Files.readString(source));
                while (variable.find()) {
                    read.add(variable.group(1));
                }
            }
        }
        read.remove("MQTT_");
        List<String> told = new ArrayList<>();
        PAGE.table("## Environment")
                .forEach(row -> told.addAll(List.of(row.get(0).replace("`", "").split(", "))));
        assertThat(told).containsExactlyInAnyOrderElementsOf(read);
    }
}
