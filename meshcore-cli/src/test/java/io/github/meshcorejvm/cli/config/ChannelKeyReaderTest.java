package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelKeyReaderTest {

    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);
    private static final String C = "C".repeat(64);

    @TempDir
    Path folder;

    private LoadedConfig load(String json) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, json);
        return new ConfigLoader(Map.of()).load(Optional.of(file));
    }

    private static Map<String, String> keys(LoadedConfig loaded) {
        Map<String, String> keys = new java.util.HashMap<>();
        loaded.config()
                .channelKeys()
                .forEach(key ->
                        keys.put(key.name(), key.rank() + " " + key.secret().reveal()));
        return keys;
    }

    @Test
    void mergesInOrderOfRank() throws IOException {
        Files.writeString(
                folder.resolve("channel-rainbow.json"),
                "{\"#test\": \"" + A + "\", \"x\": \"" + A + "\", \"y\": \"" + A + "\"}");
        LoadedConfig loaded = load("{\"hashChannels\": [\" test \"], \"channelKeys\": {\"y\": \"" + C + "\"}}");
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.keyFile()).hasValue(folder.resolve("channel-rainbow.json"));
        assertThat(keys(loaded))
                .containsEntry("Public", "0 8b3387e9c5cdea6ac9e5edbaa115cd72")
                .containsEntry("x", "1 " + A)
                .containsEntry("#test", "2 9cd8fcf22a47333b591d96a2b848b73f")
                .containsEntry("y", "3 " + C)
                .hasSize(4);
    }

    @Test
    void callsPublicByItsName() throws IOException {
        assertThat(keys(load("{\"channelKeys\": {\"PUBLIC\": \"" + A + "\"}}")))
                .containsOnly(Map.entry("Public", "3 " + A));
        assertThat(keys(load("{\"channelKeys\": {\"Public\": \"" + B + "\", \"public\": \"" + A + "\"}}")))
                .containsOnly(Map.entry("Public", "3 " + B));
    }

    @Test
    void skipsKeysThatAreNoneAndTellsOnlyTheirNames() throws IOException {
        LoadedConfig loaded = load("{\"channelKeys\": {\"a\": \"12ab\", \"b\": 5, \"c\": \"" + "z".repeat(32) + "\"}}");
        assertThat(keys(loaded)).containsOnlyKeys("Public");
        assertThat(loaded.warnings())
                .containsExactly(
                        "the key of channel a is not 32 or 64 hex digits; the channel is skipped",
                        "the key of channel b is not 32 or 64 hex digits; the channel is skipped",
                        "the key of channel c is not 32 or 64 hex digits; the channel is skipped");
    }

    @Test
    void goesOnWithoutAKeyFileThatIsMissingOrBroken() throws IOException {
        Path keys = folder.resolve("keys.json");
        String config = "{\"channelKeysPath\": \"" + keys + "\"}";
        assertThat(load(config).warnings()).singleElement().asString().contains("keys.json cannot be read");
        Files.writeString(keys, "{\"x\": " + A + "}");
        assertThat(load(config).warnings())
                .singleElement()
                .asString()
                .contains("keys.json is not a JSON object")
                .doesNotContain(A);
    }

    @Test
    void takesTheKeyFileOfTheEnvironmentFirst() throws IOException {
        Path keys = folder.resolve("env.json");
        Files.writeString(keys, "{\"_comment\": 1, \"e\": \"" + A + "\"}");
        LoadedConfig loaded = new ConfigLoader(Map.of("CHANNEL_KEYS_PATH", keys.toString())).load(Optional.empty());
        assertThat(keys(loaded)).containsEntry("e", "1 " + A);
    }
}
