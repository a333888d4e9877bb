package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistyped hex is an error at its character, although its characters are valid in base64. */
class InvalidHexTest extends DecodeRun {

    private static final Path VECTORS = Path.of(System.getProperty("meshcore.testdata", "../testdata"), "vectors");

    @ParameterizedTest
    @CsvSource({
        "zzzz, 0",
        "GGGG, 0",
        "nothex, 0",
        "not-hex, 0",
        "1500gg, 4",
        "garbage, 0",
        "invalid, 0",
        "null, 0",
        "0d00efbeadgg, 10",
        "0d00 efbe adgg, 12",
        "0x15g0, 4",
        "15g0, 2",
        "15:00:g1, 6",
        "1500g1 # a comment, 4",
        "PUBLIC, 0",
        "1o42f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1, 1",
        "１５００c0ffee, 0"
    })
    void isAnErrorAtItsCharacter(String text, int offset) {
        assertThat(pipe(text + "\n", "--json")).isEqualTo(1);
        assertThat(json()).singleElement().satisfies(line -> isHexError(line, offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"raw\": \"1500gg\"}", "meshcore/SEA/AB/packets {\"raw\": \"1500gg\"}"})
    void isAnErrorInMessagesToo(String message) {
        assertThat(pipe(message + "\n", "--json")).isEqualTo(1);
        assertThat(json()).singleElement().satisfies(line -> isHexError(line, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O", "I", "l", "o", "g", "Z"})
    void oneWrongDigitOfAnyPacketIsFound(String wrong) throws IOException {
        List<String> frames = frames();
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < frames.size(); i++) {
            String frame = frames.get(i);
            int at = i % frame.length();
            input.append(frame, 0, at)
                    .append(wrong)
                    .append(frame.substring(at + 1))
                    .append('\n');
        }
        assertThat(pipe(input.toString(), "--json")).isEqualTo(1);
        List<JsonObject> lines = json();
        assertThat(lines).hasSameSizeAs(frames);
        for (int i = 0; i < frames.size(); i++) {
            isHexError(lines.get(i), i % frames.get(i).length());
        }
    }

    /** Packets as long as those that nodes send; shorter base64 must be a whole packet, so that no word is one. */
    @Test
    void packetsInBase64AreRead() throws IOException {
        List<String> frames =
                frames().stream().filter(frame -> frame.length() >= 36).toList();
        assertThat(frames).hasSizeGreaterThan(700);
        for (Function<byte[], String> encoder : List.<Function<byte[], String>>of(
                Base64.getEncoder()::encodeToString,
                Base64.getEncoder().withoutPadding()::encodeToString,
                Base64.getUrlEncoder()::encodeToString)) {
            isRead(frames, encoder::apply, text -> text);
            isRead(frames, encoder::apply, text -> "{\"data\": \"" + text + "\"}");
        }
    }

    /** Of a packet that was cut short on its way. */
    @Test
    void damagedPacketsInBase64AreErrorsAtTheirByte() {
        String text = Base64.getEncoder()
                .encodeToString(Bytes.ofHex("153f" + "a1b2c3d4e5f6".repeat(4)).toByteArray());
        assertThat(decode("--json", text)).isEqualTo(1);
        JsonObject error = json().get(0).getAsJsonObject("error");
        assertThat(error.get("reason").getAsString()).isEqualTo("truncated");
        assertThat(error.get("offset").getAsInt()).isEqualTo(2);
    }

    private void isRead(List<String> frames, Function<byte[], String> encoder, UnaryOperator<String> form) {
        out.getBuffer().setLength(0);
        StringBuilder input = new StringBuilder();
        frames.forEach(frame -> input.append(
                        form.apply(encoder.apply(Bytes.ofHex(frame).toByteArray())))
                .append('\n'));
        pipe(input.toString(), "--json");
        assertThat(json().stream().map(packet -> packet.get("raw").getAsString()))
                .containsExactlyElementsOf(frames.stream()
                        .map(frame -> frame.toUpperCase(Locale.ROOT))
                        .toList());
    }

    private static void isHexError(JsonObject line, int offset) {
        assertThat(line.has("error")).as(line.toString()).isTrue();
        JsonObject error = line.getAsJsonObject("error");
        assertThat(error.get("reason").getAsString()).as(line.toString()).isEqualTo("hex");
        assertThat(error.get("offset").getAsInt()).as(line.toString()).isEqualTo(offset);
    }

    /** The packets of all vectors. */
    private static List<String> frames() throws IOException {
        List<String> frames = new ArrayList<>();
        try (Stream<Path> files = Files.list(VECTORS)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonObject vector = JsonParser.parseString(line).getAsJsonObject();
                    JsonElement accepted = vector.get("accept");
                    if (accepted != null && accepted.getAsBoolean()) {
                        frames.add(vector.get("hex").getAsString());
                    }
                }
            }
        }
        return frames;
    }
}
