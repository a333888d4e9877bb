package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.WellFormed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedLineTest {

    private static final Path CAPTURE = Path.of("../testdata/synthetic/mesh.jsonl");
    private static final String NOISE = "{}[]\",:\\ 0129.-+eEtruefalsn\tNx\u00e9\ud83d\ude00/u";

    @Test
    void cutsALineIntoItsFields() {
        assertThat(RecordedLine.fields("{\"topic\": \"a/b\",\"payload\":{\"x\":[1, -2.5,\"\\\"}\"]}, \"retain\":true}"))
                .contains(Map.of("topic", "a/b", "payload", "{\"x\":[1, -2.5,\"\\\"}\"]}", "retain", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"topic\":\"a\\u0041\"}",
                "{\"topic\":\"a\",\"topic\":\"b\"}",
                "{\"payload\":{\"x\":NaN}}",
                "{\"payload\":{\"x\":01}}",
                "{\"payload\":{\"x\":1e999}}",
                "{\"payload\":{\"x\":1}} x",
                "{\"payload\":{\"x\":1},}",
                "{\"payload\":{\"x\":\"\\ud800\"}}",
                "{\"payload\":[1]}"
            })
    void leavesToAParserWhatIsNotPlain(String line) {
        assertThat(RecordedLine.fields(line)).isEmpty();
    }

    /** Whatever it vouches for, the parser reads the same way. */
    @Test
    void vouchesOnlyForWhatTheParserReadsTheSameWay() throws IOException, JsonFormatException {
        List<String> lines = Files.readAllLines(CAPTURE);
        SplittableRandom random = new SplittableRandom(20261123);
        int plain = 0;
        int plainThoughMutated = 0;
        for (int n = 0; n < 200_000; n++) {
            String line = lines.get(random.nextInt(lines.size()));
            boolean mutated = n % 10 != 0;
            if (mutated) {
                // Lines come out of UTF-8, which has no half characters.
                line = WellFormed.of(mutate(line, random));
            }
            Optional<Map<String, String>> fields = RecordedLine.fields(line);
            if (fields.isPresent()) {
                plain += mutated ? 0 : 1;
                plainThoughMutated += mutated ? 1 : 0;
                assertSame(fields.get(), Json.parseObject(line), line);
            }
        }
        assertThat(plain).isGreaterThan(10_000);
        assertThat(plainThoughMutated).isGreaterThan(10_000);
    }

    private static void assertSame(Map<String, String> fields, JsonObject json, String line)
            throws JsonFormatException {
        assertThat(fields.keySet()).as(line).isEqualTo(json.keySet());
        for (Map.Entry<String, JsonElement> field : json.entrySet()) {
            String text = fields.get(field.getKey());
            JsonElement value = field.getValue();
            if (value.isJsonObject()) {
                assertThat(Json.parseObject(text)).as(line).isEqualTo(value);
            } else {
                assertThat(text)
                        .as(line)
                        .isEqualTo(
                                value.isJsonPrimitive()
                                                && value.getAsJsonPrimitive().isString()
                                        ? value.getAsString()
                                        : value.toString());
            }
        }
    }

    private static String mutate(String line, SplittableRandom random) {
        int at = random.nextInt(line.length());
        char noise = NOISE.charAt(random.nextInt(NOISE.length()));
        switch (random.nextInt(3)) {
            case 0:
                return line.substring(0, at) + line.substring(at + 1);
            case 1:
                return line.substring(0, at) + noise + line.substring(at + 1);
            default:
                return line.substring(0, at) + noise + line.substring(at);
        }
    }
}
