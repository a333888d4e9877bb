package io.github.meshcorejvm.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packet object of the decoded-json contract, and path_json beside it. */
class PacketJsonTest {

    @Test
    void tellsHeaderCodesAndPath() throws PacketFormatException {
        JsonObject json = tell("14 2211 4433 42 f43eb61e c0ffee");
        assertThat(json.get("header"))
                .isEqualTo(JsonParser.parseString("{\"routeType\":0,\"routeTypeName\":\"TRANSPORT_FLOOD\","
                        + "\"payloadType\":5,\"payloadTypeName\":\"GRP_TXT\",\"payloadVersion\":0}"));
        assertThat(json.get("transportCodes"))
                .as("in wire order")
                .isEqualTo(JsonParser.parseString("{\"code1\":\"2211\",\"code2\":\"4433\"}"));
        assertThat(json.get("path"))
                .isEqualTo(JsonParser.parseString("{\"hashSize\":2,\"hashCount\":2,\"hops\":[\"F43E\",\"B61E\"]}"));
        assertThat(json.get("raw").getAsString()).isEqualTo("142211443342F43EB61EC0FFEE");
        assertThat(json.has("anomaly")).isFalse();
    }

    @Test
    void writesNullWhereThereAreNoCodes() throws PacketFormatException {
        assertThat(tell("1500c0ffee").get("transportCodes").isJsonNull()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            FLOOD without hops keeps its hash size | 1540 c0ffee                    | 2 | []                | []
            DIRECT without hops has none           | 1640 c0ffee                    | 0 | []                | []
            DIRECT with hops                       | 1641 aabb c0ffee               | 2 | [AABB]            | [AABB]
            TRACE: the route of the payload        | 260114 0000000000000000 01 aabbccdd | 2 | [AABB, CCDD] | [AABB, CCDD]
            TRACE: whole entries only              | 2600 0000000000000000 02 aabbccddee | 4 | [AABBCCDD]   | [AABBCCDD]
            TRACE without a route                  | 2600 0000000000000000 03       | 8 | []                | []
            TRACE without flags                    | 2600 00000000                  | 1 | []                | []
            """)
    void tellsTheHops(String name, String frame, int hashSize, String hops, String pathJson)
            throws PacketFormatException {
        JsonObject path = tell(frame).getAsJsonObject("path");
        assertThat(path.get("hashSize").getAsInt()).as(name).isEqualTo(hashSize);
        assertThat(path.get("hops").toString().replace("\"", "").replace(",", ", "))
                .isEqualTo(hops);
        assertThat(PathJson.of(decode(frame)).replace("\"", "").replace(",", ", "))
                .isEqualTo(pathJson);
    }

    @Test
    void countsTheHopsATraceHasCompleted() throws PacketFormatException {
        assertThat(tell("260114 0000000000000000 00 aabb")
                        .getAsJsonObject("path")
                        .get("hopsCompleted")
                        .getAsInt())
                .isEqualTo(1);
        assertThat(tell("260114 0000000000000000 00").getAsJsonObject("path").has("hopsCompleted"))
                .as("there is no route")
                .isFalse();
        assertThat(tell("1501aac0ffee").getAsJsonObject("path").has("hopsCompleted"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "5500 c0ffee, 'payload version 1'",
        "2500 0000000000000000 00, 'TRACE routed FLOOD'",
        "2600 00, 'TRACE payload'",
        "6500 00, '; '"
    })
    void saysWhatIsOdd(String frame, String part) throws PacketFormatException {
        assertThat(tell(frame).get("anomaly").getAsString()).contains(part);
    }

    /** Only empty strings are left out. */
    @Test
    void tellsANameOfBlanks() throws PacketFormatException {
        String advert = "1100" + "ab".repeat(32) + "00000000" + "cd".repeat(64) + "81";
        assertThat(tell(advert + "2020").getAsJsonObject("payload").get("name").getAsString())
                .isEqualTo("  ");
        assertThat(tell(advert + "01").getAsJsonObject("payload").has("name")).isFalse();
    }

    private static JsonObject tell(String frame) throws PacketFormatException {
        String json = PacketJson.of(PacketReading.of(decode(frame), ChannelKeyring.EMPTY, Optional.empty()));
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private static Packet decode(String frame) throws PacketFormatException {
        return Packet.decode(Bytes.ofHex(frame.replace(" ", "")));
    }
}
