package io.github.meshcorejvm.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, beside what Gson writes and reads. */
class JsonWriterTest {

    private final Utf8Buffer text = new Utf8Buffer();
    private final JsonWriter json = new JsonWriter(text);

    @Test
    void everyCharacterIsWrittenAsGsonWritesIt() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                String value = "a" + Character.toString(c) + "b";
                assertThat(string(value)).as("U+%04X", c).isEqualTo(new JsonPrimitive(value).toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void halfACharacterIsEscapedSoThatTheBytesAreUtf8(String value) {
        String written = string(value);
        assertThat(written.chars().anyMatch(c -> c == '\ufffd')).isFalse();
        assertThat(JsonParser.parseString(written).getAsString()).isEqualTo(value);
    }

    @Test
    void whatTheCallerNamesIsEscapedToo() {
        JsonWriter terminal = new JsonWriter(text, c -> c == 0x7f || c == 0x202e);
        terminal.element("a\u007f\u202eé");
        assertThat(text).hasToString("\"a\\u007f\\u202eé\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 99, 100, 65_535, 2_147_483_647, 2_147_483_648L, 4_294_967_295L, -1, -128})
    void wholeNumbersAreWrittenInFull(long value) {
        json.element(value);
        assertThat(text).hasToString(Long.toString(value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 5, -2, 0.25, 48.137154, -180.000001, 1e-6, 1234567.891})
    void fractionsAreReadAsTheNumbersTheyWere(double value) {
        json.element(value);
        assertThat(text).hasToString(new JsonPrimitive(value).toString());
    }

    @Test
    void commasStandBetweenMembersAndElementsOnly() {
        json.beginObject();
        json.beginObject("empty");
        json.endObject();
        json.beginArray("list");
        json.beginObject();
        json.field("a", 1);
        json.field("b", true);
        json.endObject();
        json.beginObject();
        json.nullField("c");
        json.endObject();
        json.element(5);
        json.element(2.5);
        json.element("x,");
        json.upperHexElement(Bytes.ofHex("0aff"));
        json.endArray();
        json.hexField("hex", Bytes.ofHex("0AFF"));
        json.upperHexField("none", Bytes.EMPTY);
        json.byteField("byte", 0xA5);
        json.upperByteField("upperByte", 0x0A);
        json.u32Field("u32", 0xF000000AL);
        json.numberField("number", new java.math.BigDecimal("1.50"));
        json.field("fraction", 0.5);
        json.endObject();
        assertThat(text)
                .hasToString("{\"empty\":{},\"list\":[{\"a\":1,\"b\":true},{\"c\":null},5,2.5,\"x,\",\"0AFF\"],"
                        + "\"hex\":\"0aff\",\"none\":\"\",\"byte\":\"a5\",\"upperByte\":\"0A\",\"u32\":\"f000000a\","
                        + "\"number\":1.50,\"fraction\":0.5}");
    }

    @Test
    void eachLineIsATextOfItsOwn() {
        json.beginObject();
        json.endObject();
        text.append("\n");
        json.beginObject();
        json.endObject();
        assertThat(text).hasToString("{}\n{}");
    }

    private String string(String value) {
        text.clear();
        json.element(value);
        return text.toString();
    }
}
