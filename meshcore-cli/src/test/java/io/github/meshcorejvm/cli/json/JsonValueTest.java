package io.github.meshcorejvm.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    private static final Path CAPTURE = Path.of("../testdata/synthetic/mesh.jsonl");
    /** What JSON is made of, in bytes: also halves of UTF-8, and parts of the words that are no numbers. */
    private static final byte[] NOISE = bytes("{}[]\",:\\ 0129.-+eEtruefalsn\tNxIy\u00e9\ud83d\ude00/u\ufeffd8c");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gson is the independent judge of the grammar; its tree says what each value is. */
    @Test
    void readsAndRefusesWhatTheTreeParserDoes() throws IOException {
        List<String> lines = Files.readAllLines(CAPTURE);
        SplittableRandom random = new SplittableRandom(20261127);
        int read = 0;
        int refused = 0;
        for (int n = 0; n < 60_000; n++) {
            byte[] text = bytes(lines.get(random.nextInt(lines.size())));
            for (int mutations = random.nextInt(3); mutations > 0; mutations--) {
                text = mutate(text, random);
            }
            Optional<JsonObject> expected = tree(text);
            Optional<JsonValue> actual = value(text);
            String shown = new String(text, StandardCharsets.UTF_8);
            assertThat(actual.isPresent()).as(shown).isEqualTo(expected.isPresent());
            if (expected.isPresent()) {
                assertSame(actual.get(), expected.get(), shown);
                read++;
            } else {
                refused++;
            }
        }
        assertThat(read).isGreaterThan(20_000);
        assertThat(refused).isGreaterThan(10_000);
    }

    private static void assertSame(JsonValue actual, JsonElement expected, String shown) {
        assertThat(actual.isObject()).as(shown).isEqualTo(expected.isJsonObject());
        assertThat(actual.isArray()).as(shown).isEqualTo(expected.isJsonArray());
        if (expected.isJsonObject()) {
            for (Map.Entry<String, JsonElement> field :
                    expected.getAsJsonObject().entrySet()) {
                if (field.getKey().chars().allMatch(c -> c < 128)) {
                    assertSame(actual.get(field.getKey()), field.getValue(), shown);
                }
            }
        } else if (expected.isJsonArray()) {
            List<JsonValue> elements = actual.elements();
            assertThat(elements).as(shown).hasSize(expected.getAsJsonArray().size());
            for (int i = 0; i < elements.size(); i++) {
                assertSame(elements.get(i), expected.getAsJsonArray().get(i), shown);
            }
        } else if (expected.isJsonPrimitive()) {
            assertThat(actual.text()).as(shown).isEqualTo(WellFormed.of(expected.getAsString()));
            assertThat(actual.isString())
                    .as(shown)
                    .isEqualTo(expected.getAsJsonPrimitive().isString());
            assertThat(actual.isNumber())
                    .as(shown)
                    .isEqualTo(expected.getAsJsonPrimitive().isNumber());
            assertThat(actual.isBoolean())
                    .as(shown)
                    .isEqualTo(expected.getAsJsonPrimitive().isBoolean());
        } else {
            assertNull(actual, shown);
        }
    }

    private static void assertNull(JsonValue actual, String shown) {
        assertThat(actual.isString()).as(shown).isFalse();
        assertThat(actual.isNumber()).as(shown).isFalse();
        assertThat(actual.isBoolean()).as(shown).isFalse();
    }

    private static Optional<JsonObject> tree(byte[] text) {
        try {
            return Optional.of(Json.parseObject(text));
        } catch (JsonFormatException refused) {
            return Optional.empty();
        }
    }

    private static Optional<JsonValue> value(byte[] text) {
        try {
            return Optional.of(JsonValue.parseObject(text));
        } catch (JsonFormatException refused) {
            return Optional.empty();
        }
    }

    private static byte[] mutate(byte[] text, SplittableRandom random) {
        if (text.length == 0) {
            return text;
        }
        int at = random.nextInt(text.length);
        byte noise = NOISE[random.nextInt(NOISE.length)];
        int kind = random.nextInt(3);
        ByteArrayOutputStream mutated = new ByteArrayOutputStream();
        mutated.write(text, 0, at);
        if (kind > 0) {
            mutated.write(noise);
        }
        int rest = kind == 2 ? at : at + 1;
        mutated.writeBytes(Arrays.copyOfRange(text, rest, text.length));
        return mutated.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[1, 2]",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} {\"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":[1,]}",
                "{\"a\":[1,,2]}",
                "{\"a\"=1}",
                "{\"a\":TRUE}",
                "{\"a\":nan}",
                "{\"a\":+Infinity}",
                "{\"a\":NaNa}",
                "{NaN:1}",
                "{\"a\":1}NaN",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"tab\there\"}",
                "{\"a\":\"nul\u0000here\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12\u00e9\u00e9\"}",
                "\uFEFF\uFEFF{\"a\":1}",
                "\u00a0{\"a\":1}",
                "{\"a\":\"\\\"}",
                "{\"a\":\"\\"
            })
    void refusesOtherTextThanAJsonObject(String text) {
        assertThatThrownBy(() -> JsonValue.parseObject(text)).isInstanceOf(JsonFormatException.class);
    }

    @Test
    void readsAHundredLevelsAndNoMore() throws Exception {
        assertThat(JsonValue.parseObject(nested(99)).get("a")).isNotNull();
        assertThatThrownBy(() -> JsonValue.parseObject(nested(100))).isInstanceOf(JsonFormatException.class);
        assertThatThrownBy(() -> JsonValue.parseObject(nested(30_000))).isInstanceOf(JsonFormatException.class);
    }

    private static String nested(int arrays) {
        return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    }

    @Test
    void replacesEscapedSurrogatesWithoutAPartner() throws Exception {
        JsonValue json = JsonValue.parseObject(
                "{\"a\":\"\\ud83d 9\",\"b\":\"\\uDC00\\ud83d\\ude00\",\"c\":\"\\\\ud83d\",\"d\":\"\\ud83d\\ud83d\\uDE00\"}");
        assertThat(json.get("a").text()).isEqualTo("\uFFFD 9");
        assertThat(json.get("b").text()).isEqualTo("\uFFFD\uD83D\uDE00");
        assertThat(json.get("c").text()).isEqualTo("\\ud83d");
        assertThat(json.get("d").text()).isEqualTo("\uFFFD\uD83D\uDE00");
    }

    @Test
    void letsTheLastOfDuplicateKeysWinHoweverItIsSpelled() throws Exception {
        JsonValue json = JsonValue.parseObject("{\"a\":1,\"b\":{\"a\":9},\"\\u0061\":{\"b\":2}}");
        assertThat(json.get("a").get("b").number()).isEqualTo(2);
        assertThat(json.get("b").get("a").number()).isEqualTo(9);
        assertThat(json.get("c")).isNull();
        assertThat(json.get("a").get("b").get("c")).isNull();
    }

    @Test
    void takesBareNumbersThatAreNotFiniteForNull() throws Exception {
        JsonValue json = JsonValue.parseObject("{\"a\":NaN, \"b\": Infinity,\"c\":-Infinity,\"d\":[NaN,1]}");
        for (String key : List.of("a", "b", "c")) {
            assertNull(json.get(key), key);
        }
        assertThat(json.get("d").elements()).hasSize(2).last().returns(1.0, JsonValue::number);
    }

    @Test
    void neverQuotesWhatItRefuses() {
        assertThatThrownBy(() -> JsonValue.parseObject("{\"password\": hunter2}"))
                .isInstanceOf(JsonFormatException.class)
                .message()
                .doesNotContain("hunter2");
    }
}
