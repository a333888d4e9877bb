package io.github.meshcorejvm.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "true",
                "12",
                "\"text\"",
                "[1, 2]",
                "not json",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1} x",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'b'}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":0x10}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":[1,]}",
                "{\"a\":[1,,2]}",
                "{\"a\":1;\"b\":2}",
                "{\"a\"=1}",
                "{\"a\"=>1}",
                "{\"a\":TRUE}",
                "{\"a\":Null}",
                "{\"a\":nan}",
                "{\"a\":+Infinity}",
                "{\"a\":NaNa}",
                "{NaN:1}",
                "{\"a\":NaN5}",
                "{\"a\":1}NaN",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\'\"}",
                "{\"a\":\"tab\there\"}",
                "{\"a\":\"line\nhere\"}",
                "{\"a\":\"nul\u0000here\"}",
                "{\"a\":1 /* comment */}",
                "{\"a\":1} // comment",
                "# comment\n{\"a\":1}",
                ")]}'\n{\"a\":1}",
                "\uFEFF\uFEFF{\"a\":1}",
                "\u00a0{\"a\":1}",
                "{\"a\":\"\\u12\"}"
            })
    void refusesOtherTextThanAJsonObject(String text) {
        assertThatThrownBy(() -> Json.parseObject(text)).isInstanceOf(JsonFormatException.class);
    }

    @Test
    void skipsAByteOrderMark() throws Exception {
        assertThat(Json.parseObject("\uFEFF {\"a\":1}").get("a").getAsInt()).isEqualTo(1);
    }

    @Test
    void replacesMalformedUtf8() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"a\":\"x".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.write(0xFF);
        bytes.writeBytes("y\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(Json.parseObject(bytes.toByteArray()).get("a").getAsString()).isEqualTo("x\uFFFD\uFFFDy");
    }

    @Test
    void readsBareNonFiniteNumbersAsNull() throws Exception {
        JsonObject json = Json.parseObject(
                "{\"a\":NaN, \"b\": Infinity,\"c\":-Infinity,\"d\":[NaN,1,-Infinity],\"e\":\"NaN, \\\" : Infinity\"}");
        assertThat(json.toString())
                .isEqualTo("{\"a\":null,\"b\":null,\"c\":null,\"d\":[null,1,null],\"e\":\"NaN, \\\" : Infinity\"}");
    }

    @Test
    void replacesEscapedSurrogatesWithoutAPartner() throws Exception {
        JsonObject json = Json.parseObject(
                "{\"a\":\"\\ud83d 9\",\"b\":\"\\uDC00\\ud83d\\ude00\",\"c\":\"\\\\ud83d\",\"d\":\"\\ud83d\\ud83d\\uDE00\"}");
        assertThat(json.get("a").getAsString()).isEqualTo("\uFFFD 9");
        assertThat(json.get("b").getAsString()).isEqualTo("\uFFFD\uD83D\uDE00");
        assertThat(json.get("c").getAsString()).isEqualTo("\\ud83d");
        assertThat(json.get("d").getAsString()).isEqualTo("\uFFFD\uD83D\uDE00");
    }

    @Test
    void letsTheLastOfDuplicateKeysWin() throws Exception {
        assertThat(Json.parseObject("{\"a\":1,\"a\":{\"b\":2},\"a\":3}").toString())
                .isEqualTo("{\"a\":3}");
    }

    @Test
    void readsAHundredLevelsAndNoMore() throws Exception {
        assertThat(Json.parseObject(nested(99)).has("a")).isTrue();
        assertThatThrownBy(() -> Json.parseObject(nested(100))).isInstanceOf(JsonFormatException.class);
        assertThatThrownBy(() -> Json.parseObject(nested(30_000))).isInstanceOf(JsonFormatException.class);
    }

    private static String nested(int arrays) {
        return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    }

    @Test
    void readsNumbersOfAnySize() throws Exception {
        JsonObject json = Json.parseObject("{\"a\":1e999,\"b\":-1E-999,\"c\":123456789012345678901234567890}");
        assertThat(json.get("a").getAsDouble()).isInfinite();
        assertThat(json.get("b").getAsDouble()).isZero();
        assertThat(json.get("c").getAsDouble()).isEqualTo(1.2345678901234568e29);
    }

    @Test
    void neverQuotesWhatItRefuses() {
        assertThatThrownBy(() -> Json.parseObject("{\"password\": hunter2}"))
                .isInstanceOf(JsonFormatException.class)
                .message()
                .doesNotContain("hunter2");
    }
}
