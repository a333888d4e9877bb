package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `channel` on a database that another process writes to. */
class ChannelCommandTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() throws Exception {
        file = folder.resolve("mesh.db");
        write(ChannelKey.ofHashtag("#test"), "Alice", "one");
        write(ChannelKey.PUBLIC, "Bob", "\u001b[2J two");
        write(ChannelKey.ofHashtag("#other"), "Carol", "three");
    }

    private void write(ChannelKey key, String sender, String text) throws Exception {
        ChannelMessage message = ChannelMessage.of(1_790_000_000L, sender, text);
        Packet packet = Packet.of(RouteType.FLOOD, HopPath.EMPTY, key.encrypt(message));
        Bytes frame = packet.encodeBytes();
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            Interpretation.Stored stored =
                    (Interpretation.Stored) new PacketInterpreter(InterpreterSettings.DEFAULT).interpret(packet);
            store.writer()
                    .write(List.of(Observation.of(stored, frame, Instant.parse("2026-11-20T10:00:00Z"))
                            .by(ObserverRef.of("garden"))));
        }
    }

    private List<String> channel(int status, String... arguments) throws Exception {
        String[] all = Stream.concat(Stream.of("channel", "--db", file.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        try (MeshcoreProcess process = new MeshcoreProcess(folder, Map.of("COLUMNS", "70"), all)) {
            assertThat(process.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.process().exitValue()).as(process.log()).isEqualTo(status);
            return process.log().lines().toList();
        }
    }

    @Test
    void showsWhatTheKeysDecryptAndNothingThatSteersATerminal() throws Exception {
        assertThat(channel(0, "--hashtag", "test"))
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(70).doesNotContain("\u001b"))
                .anySatisfy(line -> assertThat(line).matches("2026-11-20 10:00:00  #test +Alice +one"))
                .anySatisfy(line -> assertThat(line).contains("Public", "Bob", "\\u001b[2J two"));
        assertThat(channel(0, "#other", "--format", "text")).containsExactly("Carol: three");
        JsonObject text = JsonParser.parseString(
                        channel(0, "Public", "--format", "json").get(0))
                .getAsJsonObject();
        assertThat(text.get("sender").getAsString()).isEqualTo("Bob");
        assertThat(text.get("sent").getAsString()).isEqualTo("2026-09-21T14:13:20Z");
        assertThat(channel(0, "--hashtag", "test", "--last", "1", "--format", "text"))
                .containsExactly("Bob: \\u001b[2J two");
    }

    @Test
    void anEmptyResultSaysWhatWasAskedForAndWhatThereIs() throws Exception {
        assertThat(channel(0, "public", "--format", "json"))
                .containsExactly(
                        "meshcore channel: no text of channel public",
                        "meshcore channel: did you mean Public? Upper and lower case and the # matter",
                        "meshcore channel: channels with texts: Public",
                        "meshcore channel: 2 texts have no known key; give it with --channel-key, --hashtag or"
                                + " --channels");
        assertThat(channel(0, "test", "--format", "text"))
                .contains("meshcore channel: did you mean #test? Upper and lower case and the # matter");
        assertThat(channel(0, "--since", "2026-11-21", "--format", "text"))
                .containsExactly("meshcore channel: no text of any channel with a known key with --since 2026-11-21; 3"
                        + " older texts of all channels");
    }

    @Test
    void followsNewTexts() throws Exception {
        try (MeshcoreProcess process = new MeshcoreProcess(
                folder, Map.of(), "channel", "#test", "--db", file.toString(), "--follow", "--format", "text")) {
            process.awaitLog("Alice: one");
            write(ChannelKey.ofHashtag("#test"), "Dave", "four");
            process.awaitLog("Dave: four");
            assertThat(process.log().lines()).containsExactly("Alice: one", "Dave: four");
        }
    }

    /** Other programs write {@code decoded_json} too. */
    @Test
    void storedTextsOfAnyShapeDoNotEndIt() throws Exception {
        for (String json : List.of(
                "{\"channel\":{},\"text\":[1],\"sender\":{}}",
                "{\"channel\":\"ch1\",\"text\":null}",
                "{",
                "[".repeat(100_000),
                "{\"channel\":\"ch1\",\"text\":\"odd\",\"sender\":[],\"sender_timestamp\":1e400}",
                "{\"channel\":\"ch1\",\"text\":\"far\",\"sender\":\"E\\u001b[31m\",\"sender_timestamp\":9e18}")) {
            Database.execute(
                    file,
                    "INSERT INTO transmissions (raw_hex, hash, first_seen, route_type, payload_type, decoded_json,"
                            + " channel_hash, last_seen) VALUES ('', lower(hex(randomblob(8))), '2026-11-20T11:00:00Z', 1, 5, '"
                            + json + "', 'ch1', 1)");
        }
        assertThat(channel(0, "ch1", "--format", "json"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\"sent\""))
                .satisfies(lines -> assertThat(lines.get(0)).contains("\"odd\""))
                .satisfies(lines -> assertThat(lines.get(1)).contains("\"far\"", "\"sender\""));
    }

    @Test
    void aMissingDatabaseIsNamed() throws Exception {
        file = folder.resolve("none.db");
        assertThat(channel(1)).containsExactly("meshcore channel: no such database file: " + file);
    }
}
