package io.github.meshcorejvm.cli.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that people change in what decode prints are in the new packet, or there is an error that names them. */
class EncodeChangesTest {

    private static final String PUBLIC_TEXT =
            "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1";
    private static final String DISCOVER = "2e008204010000000a000000";
    /** Two hops, of which the first is done, with 1.25 dB. */
    private static final String TRACE = "2601050100000002000000" + "00" + "aabb";
    /** A chat node with a place and the name A. */
    private static final String ADVERT =
            "1100" + "ab".repeat(32) + "05000000" + "00".repeat(64) + "91" + "60e31600" + "a0252600" + "41";

    private final StringWriter err = new StringWriter();

    private String run(String input, String... arguments) {
        StringWriter out = new StringWriter();
        InputStream original = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            int status = Main.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(arguments);
            assertThat(status).as(err.toString()).isEqualTo(err.toString().isEmpty() ? 0 : 1);
        } finally {
            System.setIn(original);
        }
        return out.toString().strip();
    }

    /** The JSON of a packet with one value set, or removed where there is none. */
    private JsonObject changed(String hex, String field, String value) {
        JsonObject packet =
                JsonParser.parseString(run("", "decode", "--json", hex)).getAsJsonObject();
        int dot = field.lastIndexOf('.');
        JsonObject parent = packet;
        if (dot > 0) {
            for (String name : field.substring(0, dot).split("\\.")) {
                parent = parent.getAsJsonObject(name);
            }
        }
        String member = field.substring(dot + 1);
        if (value.isEmpty()) {
            assertThat(parent.remove(member)).isNotNull();
        } else {
            JsonElement json = JsonParser.parseString(value);
            assertThat(json).isNotEqualTo(parent.get(member));
            parent.add(member, json);
        }
        return packet;
    }

    private static String packet(String name) {
        return switch (name) {
            case "text" -> PUBLIC_TEXT;
            case "discover" -> DISCOVER;
            case "trace" -> TRACE;
            case "advert" -> ADVERT;
            default -> name;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "discover|payload.ctrlTag|5|2e008204050000000a000000",
                "discover|payload.ctrlFilter|2|2e008202010000000a000000",
                "discover|payload.ctrlSince|11|2e008204010000000b000000",
                "2e0090f801000000aabbccddeeff0011|payload.ctrlSNR|-9|2e0090f701000000aabbccddeeff0011",
                "trace|path.hops|[\"CC\",\"DD\",\"EE\"]|260105010000000200000000ccddee",
                "trace|payload.pathData|\"ccdd\"|260105010000000200000000ccdd",
                "trace|payload.snrValues|[-32, 31.75]|2602807f010000000200000000aabb",
                "3d00aabb|payload.raw|\"CC\"|3d00cc",
                "2a0043efbeadde|payload.innerAckCrc|\"00000001\"|2a004301000000",
            })
    void areEncoded(String packet, String field, String value, String expected) {
        assertThat(run(changed(packet(packet), field, value) + "\n", "encode")).isEqualTo(expected);
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            emptyValue = "",
            value = {
                "text|payload.text|\"Alice: bye\"",
                "text|payload.sender|\"Bob\"",
                "text|payload.sender_timestamp|9",
                "text|payload.text|''",
                "1500c0ffee|payload.text|\"x\"",
                "discover|payload.ctrlSubtype|\"DISCOVER_RESP\"",
                "discover|payload.ctrlSince|''",
                "trace|path.hopsCompleted|2",
                "trace|payload.snrValues|[32]",
                "trace|payload.snrValues|[0.1]",
                "3d00aabb|payload.firstByteTag|\"CC\"",
                "3d00aabb|header.payloadTypeName|\"ACK\"",
                "3d00aabb|path.hashCount|3",
                "3d00aabb|hash|\"0000000000000000\"",
                "advert|payload.type|\"ACK\"",
                "text|payload.type|\"ADVERT\"",
                "advert|payload.flags.repeater|true",
                "advert|payload.flags.hasName|false",
                "advert|payload.timestampISO|\"2026-01-01T00:00:00.000Z\"",
                "advert|payload.temperature_c|999",
                "advert|payload.name|\"0123456789012345678901234567890123456789\"",
            })
    void areRefusedByNameIfThePacketWouldNotHaveThem(String packet, String field, String value) {
        assertThat(run(changed(packet(packet), field, value) + "\n", "encode")).isEmpty();
        assertThat(err.toString())
                .startsWith("meshcore encode: line 1: ")
                .contains(field.substring(field.lastIndexOf('.') + 1));
    }

    private static final String SIGNED = "1100" + "ab".repeat(32) + "05000000" + "00".repeat(64);

    /** JSON does not have all bytes: those that it leaves out stay as they are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "0d00aabbccdd0102030405060708|payload.extraHash|\"00000001\"|0d00010000000102030405060708",
                "0d00aabbccdd0102030405060708|payload.ackRand|9|0d00aabbccdd0109030405060708",
                "2a0003aabbccdd0102030405060708|payload.remaining|5|2a0053aabbccdd0102030405060708",
                "2a0003aabbccdd0102030405060708|payload.innerAckAttempt|7|2a0003aabbccdd0702030405060708",
                // A name that is no UTF-8, and bytes after it.
                "8141ff42009900|payload.flags.raw|130|8241ff42009900",
                "9160e31600a025260041ff420099|payload.lat|1.000001|9141420f00a025260041ff420099",
                // A sensor with several zero bytes before its readings, 3000 mV and 25 degrees, and with a byte after
                // them.
                "8441424300000000b80bc409|payload.name|\"DE\"|84444500000000b80bc409",
                "8441424300000000b80bc409|payload.battery_mv|3001|8441424300000000b90bc409",
                "8441424300b80bc40977|payload.temperature_c|25.01|8441424300b80bc50977",
                "8441424300b80bc409|payload.name|''|8400b80bc409",
                // Out of range, so that JSON has no temperature.
                "84414200b80bff7e|payload.battery_mv|3001|84414200b90bff7e",
                // A name that fills the 32 bytes, and what firmware does not read.
                "8141414141414141414141414141414141414141414141414141414141414141ccdd|payload.flags.raw|130|"
                        + "8241414141414141414141414141414141414141414141414141414141414141ccdd",
                // A position that is cut short.
                "9160e316|payload.flags.raw|146|9260e316",
            })
    void bytesThatJsonLeavesOutAreKept(String packet, String field, String value, String expected) {
        boolean advert = !packet.startsWith("0d") && !packet.startsWith("2a");
        JsonObject changed = changed(advert ? SIGNED + packet : packet, field, value);
        if (field.equals("payload.flags.raw")) {
            JsonObject flags = changed.getAsJsonObject("payload").getAsJsonObject("flags");
            flags.addProperty("type", 2);
            flags.addProperty("chat", false);
            flags.addProperty("repeater", true);
        }
        assertThat(run(changed + "\n", "encode")).isEqualTo(advert ? SIGNED + expected : expected);
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"8441420077", "844142000000000000"})
    void readingsDoNotReplaceBytesThatJsonLeavesOut(String appData) {
        assertThat(run(changed(SIGNED + appData, "payload.battery_mv", "3000") + "\n", "encode"))
                .isEmpty();
        assertThat(err.toString()).contains("battery_mv");
    }

    @Test
    void aNewTimeChangesNothingElse() {
        String appData = "8141ff420099" + "00".repeat(40) + "77";
        assertThat(run(
                        changed(SIGNED + appData, "payload.timestamp", "6")
                                        .toString()
                                        .replaceAll("\"timestampISO\":\"[^\"]*\",", "")
                                + "\n",
                        "encode"))
                .isEqualTo(SIGNED.replace("ab05000000", "ab06000000") + appData);
    }

    /** The flags say which fields follow. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "lat|''|payload.lon is 2.5, but the packet would have none",
                "feat1|7|payload.name is \"A\", but the packet would have none"
            })
    void areRefusedIfTheyMoveTheOthers(String field, String value, String problem) {
        assertThat(run(changed(ADVERT, "payload." + field, value) + "\n", "encode"))
                .isEmpty();
        assertThat(err.toString()).contains(problem);
    }

    /** The type of the header decides how a payload is read. */
    @Test
    void areRefusedIfTheHeaderHasAnotherType() {
        assertThat(run(changed(ADVERT, "header.payloadType", "3") + "\n", "encode"))
                .isEmpty();
        assertThat(err.toString()).contains("payload.type is \"ADVERT\", but the packet would have \"ACK\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6|{\"type\":\"GRP_DATA\",\"channelHash\":17,\"decryptionStatus\":\"decrypted\",\"dataType\":1,\"dataLen\":99,"
                        + "\"error\":\"inner data_len exceeds buffer\"}|payload was decrypted and has no ciphertext",
                "11|{\"type\":\"CONTROL\",\"ctrlSubtype\":\"DISCOVER_REQ\",\"ctrlTag\":1}|ctrlFlags must be hex",
                "9|{\"traceFlags\":0,\"pathData\":\"aa\",\"snrValues\":[32]}|payload.snrValues must be multiples of 0.25",
                "3|{\"type\":\"ADVERT\",\"extraHash\":\"12345678\"}|payload.type is \"ADVERT\", but the packet would have \"ACK\"",
            })
    void areRefusedWithoutRawToo(int type, String payload, String problem) {
        String json = "{\"header\":{\"routeType\":2,\"payloadType\":" + type + "},\"path\":{\"hops\":[]},\"payload\":"
                + payload + "}";
        assertThat(run(json + "\n", "encode")).isEmpty();
        assertThat(err.toString()).contains(problem);
    }

    /** A TRACE has its route in the payload, and decode shows it in the path. */
    @Test
    void theRouteOfATraceIsNotKeptAgainstThePath() {
        JsonObject packet = changed(TRACE, "raw", "");
        packet.getAsJsonObject("path").add("hops", JsonParser.parseString("[]"));
        packet.getAsJsonObject("payload").remove("snrValues");
        packet.getAsJsonObject("path").remove("hopsCompleted");
        assertThat(run(packet + "\n", "encode")).isEmpty();
        assertThat(err.toString()).contains("path.hops is [], but the packet would have [\"AA\",\"BB\"]");
    }

    @Test
    void aTraceWithoutARouteNeedsNoRaw() {
        String trace = "2600" + "01000000" + "02000000" + "00";
        assertThat(run(changed(trace, "raw", "") + "\n", "encode")).isEqualTo(trace);
    }

    @Test
    void fieldsMakeAControlPacketWithoutRaw() {
        JsonObject packet = changed(DISCOVER, "raw", "");
        packet.getAsJsonObject("payload").remove("raw");
        assertThat(run(packet + "\n", "encode")).isEqualTo(DISCOVER);
    }
}
