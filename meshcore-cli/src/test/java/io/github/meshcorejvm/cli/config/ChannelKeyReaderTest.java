package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Its packets would be stored with an empty name, which no reader takes for a channel. */
    @Test
    void ignoresAKeyWithoutAName() throws IOException {
        LoadedConfig loaded = load("{\"channelKeys\": {\"\": \"" + A + "\", \" \": \"" + B + "\"}}");
        assertThat(keys(loaded)).containsOnlyKeys("Public");
        assertThat(loaded.warnings()).containsExactly("a channel key without a name is ignored");
    }

    @Test
    void skipsInvalidKeysAndReportsOnlyTheirNames() throws IOException {
        LoadedConfig loaded = load("{\"channelKeys\": {\"a\": \"12ab\", \"b\": 5, \"c\": \"" + "z".repeat(32) + "\"}}");
        assertThat(keys(loaded)).containsOnlyKeys("Public");
        assertThat(loaded.warnings())
                .containsExactly(
                        "the key of channel a is not 32 or 64 hex digits, or base64 of 16 or 32 bytes; the channel is skipped",
                        "the key of channel b is not 32 or 64 hex digits, or base64 of 16 or 32 bytes; the channel is skipped",
                        "the key of channel c is not 32 or 64 hex digits, or base64 of 16 or 32 bytes; the channel is skipped");
    }

    /** Each spells the key of the channel Public, or 32 bytes that begin with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8b3387e9c5cdea6ac9e5edbaa115cd72",
                " 8B3387E9C5CDEA6AC9E5EDBAA115CD72 ",
                "0x8b3387e9c5cdea6ac9e5edbaa115cd72",
                "0X8B33 87E9 C5CD EA6A C9E5 EDBA A115 CD72",
                "8b:33:87:e9:c5:cd:ea:6a:c9:e5:ed:ba:a1:15:cd:72",
                "0x8b 0x33 0x87 0xe9 0xc5 0xcd 0xea 0x6a 0xc9 0xe5 0xed 0xba 0xa1 0x15 0xcd 0x72",
                "izOH6cXN6mrJ5e26oRXNcg==",
                " izOH6cXN6mrJ5e26oRXNcg",
                "izOH6cXN6mrJ5e26oRXNcgAAAAAAAAAAAAAAAAAAAAA=",
                "8b3387e9c5cdea6ac9e5edbaa115cd7200000000000000000000000000000000"
            })
    void takesKeysAsPeopleCopyThem(String key) throws IOException {
        Files.writeString(folder.resolve("channel-rainbow.json"), "{\"file\": \"" + key + "\"}");
        LoadedConfig loaded = load("{\"channelKeys\": {\"own\": \"" + key + "\"}}");
        assertThat(loaded.warnings()).isEmpty();
        Map<String, String> keys = keys(loaded);
        assertThat(keys.get("own").toLowerCase(Locale.ROOT)).startsWith("3 8b3387e9c5cdea6ac9e5edbaa115cd72");
        assertThat(keys.get("file").toLowerCase(Locale.ROOT)).startsWith("1 8b3387e9c5cdea6ac9e5edbaa115cd72");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8b3387e9c5cdea6ac9e5edbaa115cd7",
                "8b3387e9c5cdea6ac9e5edbaa115cd7g",
                "8b-33",
                "izOH6cXN6mrJ5e26oRXNcg=",
                "izOH6cXN6mrJ5e26oRXNc*",
                "0x",
                ""
            })
    void skipsWhatOnlyLooksLikeAKey(String key) throws IOException {
        LoadedConfig loaded = load("{\"channelKeys\": {\"own\": \"" + key + "\"}}");
        assertThat(keys(loaded)).containsOnlyKeys("Public");
        assertThat(loaded.warnings()).singleElement().asString().startsWith("the key of channel own is not 32 or 64");
    }

    @Test
    void doesNotNameAChannelThatIsAKeyItself() throws IOException {
        assertThat(load("{\"channelKeys\": {\"" + A + "\": \"test\"}}").warnings())
                .singleElement()
                .asString()
                .doesNotContain(A);
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
