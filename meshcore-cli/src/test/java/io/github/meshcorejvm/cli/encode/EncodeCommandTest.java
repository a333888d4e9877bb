package io.github.meshcorejvm.cli.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets out of what decode prints, and out of options. */
class EncodeCommandTest {

    private static final Path TESTDATA = Path.of(System.getProperty("meshcore.testdata", "../testdata"));
    private static final String ALICE =
            "@" + TESTDATA.resolve("direct/alice.args").toAbsolutePath();
    private static final String REPEATER =
            "@" + TESTDATA.resolve("direct/repeater.args").toAbsolutePath();
    private static final String TIME = "2026-09-21T14:13:20Z";

    private final StringWriter err = new StringWriter();

    private String run(String input, int status, String... arguments) {
        StringWriter out = new StringWriter();
        InputStream original = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(Main.commandLine()
                            .setOut(new PrintWriter(out))
                            .setErr(new PrintWriter(err))
                            .execute(arguments))
                    .as(err.toString())
                    .isEqualTo(status);
        } finally {
            System.setIn(original);
        }
        return out.toString();
    }

    /** The frames of all vectors; an empty one has no line. */
    private static List<String> vectors() throws IOException {
        List<String> frames = new ArrayList<>();
        try (Stream<Path> files = Files.list(TESTDATA.resolve("vectors"))) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonObject vector = JsonParser.parseString(line).getAsJsonObject();
                    JsonElement frame = vector.get("hex");
                    if (vector.has("accept") && !frame.getAsString().isEmpty()) {
                        frames.add(frame.getAsString());
                    }
                }
            }
        }
        return frames;
    }

    @Test
    void decodingAndEncodingIsTheIdentityForEveryVector() throws IOException {
        List<String> frames = vectors();
        assertThat(frames).hasSizeGreaterThan(900);
        // Some of the vectors are no packets.
        String json = run(String.join("\n", frames) + "\n", 1, "decode", "--json");
        assertThat(run(json, 1, "encode").lines()).containsExactlyElementsOf(frames);
    }

    @Test
    void withoutRawThePacketIsMadeOfItsFields() throws IOException {
        List<String> frames = vectors();
        List<JsonObject> packets = run(String.join("\n", frames) + "\n", 1, "decode", "--json")
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        StringBuilder input = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            JsonObject packet = packets.get(i);
            if (packet.has("error") || !isComplete(packet)) {
                continue;
            }
            packet.remove("raw");
            input.append(packet).append('\n');
            expected.add(frames.get(i));
        }
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(run(input.toString(), 0, "encode").lines()).containsExactlyElementsOf(expected);
    }

    /** JSON has all of the packet: neither decrypted, nor of a path whose size of hops is not told, nor an advert, whose name is cleaned. */
    private static boolean isComplete(JsonObject packet) {
        JsonObject payload = packet.getAsJsonObject("payload");
        String type = payload.get("type").getAsString();
        boolean ack = payload.has("ackLen") && payload.get("ackLen").getAsInt() == 6
                || payload.has("innerAckLen") && payload.get("innerAckLen").getAsInt() == 6;
        return !type.equals("CHAN")
                && !type.equals("ADVERT")
                && !type.equals("TRACE")
                && !payload.has("decryptedBlob")
                && !payload.has("dataLen")
                && !ack
                && packet.getAsJsonObject("path").get("hashSize").getAsInt() > 0;
    }

    @Test
    void aChangedFieldIsEncoded() {
        JsonObject packet = JsonParser.parseString(run(
                        "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1\n",
                        0,
                        "decode",
                        "--json"))
                .getAsJsonObject();
        JsonArray hops = packet.getAsJsonObject("path").getAsJsonArray("hops");
        hops.add("A37F");
        assertThat(run(packet + "\n", 0, "encode"))
                .isEqualTo("1543f43eb61ea37f1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1\n");
        packet.getAsJsonObject("header").addProperty("routeType", 2);
        assertThat(run(packet + "\n", 0, "encode")).startsWith("1643f43eb61ea37f11");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|line 1: header must be an object",
                "{\"raw\": \"xy\"}|line 1: raw must be hex",
                "nonsense|line 1: not JSON",
                "{\"header\":{\"routeType\":1,\"payloadType\":3},\"path\":{},\"payload\":{\"extraHash\":\"12\"}}"
                        + "|line 1: extraHash must be 4 bytes in hex but is 1",
                "{\"header\":{\"routeType\":1,\"payloadType\":3},\"path\":{\"hashSize\":2,\"hops\":[\"aa\"]},"
                        + "\"payload\":{\"extraHash\":\"12345678\"}}|path.hops must have hops of hashSize 2 bytes but has one of 1",
            })
    void invalidPacketsAreRefusedWithLineAndField(String input, String problem) {
        assertThat(run(input + "\n", 1, "encode")).isEmpty();
        assertThat(err.toString()).contains(problem);
    }

    private JsonObject decoded(String hex, String... arguments) {
        String[] all = Stream.concat(Stream.of("decode", "--json", "--verify", hex.strip()), Stream.of(arguments))
                .toArray(String[]::new);
        return JsonParser.parseString(run("", 0, all)).getAsJsonObject();
    }

    @Test
    void optionsMakeAdverts() {
        String hex = run(
                "",
                0,
                "encode",
                "advert",
                "--private-key",
                seed(),
                "--name",
                "Hill 7",
                "--type",
                "repeater",
                "--lat",
                "47.5",
                "--lon",
                "-122.1",
                "--time",
                TIME,
                "--region",
                "#test");
        JsonObject packet = decoded(hex, "--region", "#test");
        JsonObject advert = packet.getAsJsonObject("payload");
        assertThat(advert.get("signatureValid").getAsBoolean()).isTrue();
        assertThat(advert.get("name").getAsString()).isEqualTo("Hill 7");
        assertThat(advert.get("timestamp").getAsLong()).isEqualTo(1_790_000_000L);
        assertThat(packet.get("scope").getAsString()).isEqualTo("#test");
    }

    private static String seed() {
        try {
            return Files.readAllLines(TESTDATA.resolve("direct/alice.args")).get(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void optionsMakeTextsAndRequests() {
        String text =
                run("", 0, "encode", "text", ALICE, "--text", "hallo", "--direct", "--path", "a3,7f", "--time", TIME);
        JsonObject packet = decoded(text, REPEATER);
        assertThat(packet.getAsJsonObject("payload")
                        .getAsJsonObject("decrypted")
                        .get("text")
                        .getAsString())
                .isEqualTo("hallo");
        assertThat(packet.getAsJsonObject("path").getAsJsonArray("hops")).hasToString("[\"A3\",\"7F\"]");
        String request = run("", 0, "encode", "request", ALICE, "--type", "3", "--data", "fd", "--time", "1790000000");
        JsonObject decrypted =
                decoded(request, REPEATER).getAsJsonObject("payload").getAsJsonObject("decrypted");
        assertThat(decrypted.get("permissions").getAsInt()).isEqualTo(2);
        assertThat(decrypted.get("timestamp").getAsLong()).isEqualTo(1_790_000_000L);
    }

    @Test
    void optionsMakeGroupTextsAcksAndTraces() {
        String text = run("", 0, "encode", "group-text", "--hashtag", "test", "--sender", "A", "--text", "b");
        assertThat(decoded(text, "--hashtag", "test")
                        .getAsJsonObject("payload")
                        .get("text")
                        .getAsString())
                .isEqualTo("A: b");
        assertThat(run("", 0, "encode", "ack", "--checksum", "12345678")).isEqualTo("0d0078563412\n");
        JsonObject trace = decoded(run("", 0, "encode", "trace", "--route", "a3b4,7f01", "--tag", "7"));
        assertThat(trace.getAsJsonObject("path").getAsJsonArray("hops")).hasToString("[\"A3B4\",\"7F01\"]");
        assertThat(trace.getAsJsonObject("payload").get("tag").getAsInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"'a3,,b4'", "'a3,b4,'", "',a3'", "'a3 , , b4'", "'a3>>b4'", "','"})
    void aHopThatWasForgottenIsRefused(String hops) {
        run("", 2, "encode", "ack", "--checksum", "12345678", "--direct", "--path", hops);
        assertThat(err.toString()).contains("--path " + hops + ": a hop is empty");
        run("", 2, "encode", "trace", "--route", hops);
        assertThat(err.toString()).contains("--route " + hops + ": a hop is empty");
    }

    @ParameterizedTest
    @CsvSource({"'a3,7f'", "' a3 , 7f '", "'a3 > 7f'", "'a3  7f'"})
    void hopsAreSeparatedByCommasBlanksOrArrows(String hops) {
        assertThat(run("", 0, "encode", "ack", "--checksum", "12345678", "--direct", "--path", hops))
                .isEqualToIgnoringNewLines(
                        run("", 0, "encode", "ack", "--checksum", "12345678", "--direct", "--path", "a3,7f"))
                .startsWith("0e02a37f");
    }

    @Test
    void groupTextsThatReceiversReadDifferentlyAreRefused() {
        run("", 2, "encode", "group-text", "--sender", "A: B", "--text", "x");
        run("", 2, "encode", "group-text", "--sender", "A", "--text", "a\1\2\3b");
        assertThat(err.toString())
                .contains("encode group-text: sender must not contain a colon and a blank, which would end it")
                .contains("encode group-text: text must have 2 control characters at most but has 3");
    }

    @Test
    void wrongOptionsAreRefusedAndKeysNotQuoted() {
        run("", 2, "encode", "text", "--private-key", "secret-42", "--peer", "secret-43", "--text", "x");
        run("", 2, "encode", "advert", "--private-key", seed(), "--lat", "1");
        run("", 2, "encode", "ack", "--checksum", "12");
        run("", 2, "encode", "ack", "--checksum", "12345678", "--time", "2026-11-01T00:00:00Z");
        run("", 2, "encode", "group-text", "--sender", "A", "--text", "b", "--channel-key", "x=secret-44");
        run("", 2, "encode", "ack", "--checksum", "12345678", "--path", "aa,bbbb");
        assertThat(err.toString()).doesNotContain("secret-4").contains("--lat and --lon must be given together");
    }
}
