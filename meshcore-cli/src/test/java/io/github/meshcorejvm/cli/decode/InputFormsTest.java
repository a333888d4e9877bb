package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One packet in all the forms that tools write it in; the samples of testdata/inputs are what the tools wrote. */
class InputFormsTest extends DecodeRun {

    private static final Path INPUTS = Path.of(System.getProperty("meshcore.testdata", "../testdata"), "inputs");
    private static final String RAW =
            "1542F43EB61E1193E2D8B79A88035064B791C6A03737D39258DFECE48F44745E4C654974F8C1EDABC1";

    private static final String ADVERT_CUT_SHORT =
            "105c9a00f30922a84daa5998592c2d0f4d3d4ed3565c1bd24196b57efbac835b30aed5f9f95aeb11a3159aa420224b5f2f55207560"
                    + "cde4edf2ec34cf2e4524346da58ba95315e94b2ffeb8656b210840449dc779e0e950f3022fd228cb30e7d0809f9f66"
                    + "86c9cd763015acb13a3be8133b8e8d925439d75f8d87f1";
    /** {@code A-advert-0001} of testdata/vectors, which firmware signed. */
    private static final String ADVERT =
            "1144c5fc178096b31ce834ae8c26a0b8dcf8ec7aad9568a95b7048f56855fbd2ec893cd4e1540d04dc9c5a35c0638ee78624c3fd9b"
                    + "2b11f843bfb8199c5dde214a3734c25f5e2493e910b48393bf9768b17cae6d5a5bddb8fa5541d6fe6f947204ff0166"
                    + "df7ec0358ced1ebb0c0e00";

    static Stream<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(INPUTS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFormIsThePacket(String sample) {
        assertThat(decode("--json", "--file", INPUTS.resolve(sample).toString()))
                .isZero();
        assertThat(json())
                .hasSize(sample.equals("json-array.txt") ? 2 : 1)
                .allSatisfy(
                        packet -> assertThat(packet.get("raw").getAsString()).isEqualTo(RAW));
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFormMayFollowAnother(String sample) throws IOException {
        if (sample.equals("utf16.txt")) {
            return;
        }
        String text = Files.readString(INPUTS.resolve(sample)).replace("\uFEFF", "");
        assertThat(pipe("2e0081\n" + text + text + "2e0082\n", "--json")).isZero();
        int packets = sample.equals("json-array.txt") ? 4 : 2;
        assertThat(json()).hasSize(packets + 2);
        assertThat(json().subList(1, packets + 1))
                .allSatisfy(
                        packet -> assertThat(packet.get("raw").getAsString()).isEqualTo(RAW));
    }

    @Test
    void binaryInputIsOnePacket() {
        assertThat(decode(
                        "--json",
                        "--binary",
                        "--file",
                        INPUTS.resolve("packet.bin").toString()))
                .isZero();
        assertThat(json().get(0).get("raw").getAsString()).isEqualTo(RAW);
        assertThat(decode(
                        "--binary",
                        "--file",
                        INPUTS.resolve("../vectors/ack.jsonl").toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("more than 255 bytes");
        assertThat(decode("--binary", RAW)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mosquitto_sub-v.txt", "recording.txt", "meshcoretomqtt.txt"})
    void observerTimeAndReadingsOfAMessageAreShown(String sample) {
        String file = INPUTS.resolve(sample).toString();
        assertThat(decode("--json", "--file", file)).isZero();
        assertThat(json().get(0).getAsJsonObject("reception"))
                .isEqualTo(JsonParser.parseString("{\"observer\":"
                        + "\"F197856AF28C4A0D01D1930C12991D456EBD1EE7DCA1795E65631EF8846EAD51\",\"observerName\":\"Quarry\","
                        + "\"iata\":\"SEA\",\"time\":\"2026-11-20T14:05:09.512345Z\",\"snr\":7.25,\"rssi\":-93}"));
        assertThat(decode("--file", file)).isZero();
        assertThat(out.toString())
                .contains("observer    Quarry", "IATA code   SEA", "SNR         7.25 dB", "RSSI        -93 dBm");
    }

    @Test
    void messagesWithoutAPacketAreSkippedAndCounted() {
        String status = "meshcore/SEA/AB/status {\"status\": \"online\", \"origin_id\": \"AB\"}";
        assertThat(pipe(status + "\n" + RAW + "\n" + status + "\n", "--json")).isZero();
        assertThat(json()).hasSize(1);
        assertThat(err.toString()).contains("skipped, without a packet: 2");
    }

    @Test
    void messagesThatAreNoJsonArePacketsInHexOrNone() {
        assertThat(pipe("meshcore/status connected\nmeshcore/SEA/gw/raw " + RAW + "\n", "--json"))
                .isZero();
        assertThat(json())
                .singleElement()
                .satisfies(packet -> assertThat(packet.get("raw").getAsString()).isEqualTo(RAW));
        assertThat(err.toString()).contains("skipped, without a packet: 1");
    }

    @Test
    void theKeyInABrokenLinkIsNotShown() {
        assertThat(pipe("meshcore://channel/add?name=x&secret=8b3387e9\n")).isEqualTo(1);
        assertThat(pipe("meshcore://channel/add?name=x&secret=8b3387e9\n", "--json"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("link parameter secret must be 32 or 64 hex digits")
                .doesNotContain("8b3387");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"see |.", "(|)", "<|>,", "my node: |; and so on", "[node](|)."})
    void aLinkMayStandInASentence(String before, String after) {
        String link = "meshcore://" + ADVERT;
        assertThat(pipe(before + link + after + "\n", "--json")).isZero();
        assertThat(json())
                .singleElement()
                .satisfies(packet -> assertThat(packet.get("raw").getAsString()).isEqualToIgnoringCase(ADVERT));
    }

    @Test
    void theNameInALinkMayEndWithAPoint() {
        String link = "meshcore://channel/add?secret=9cd8fcf22a47333b591d96a2b848b73f&name=Dr.";
        assertThat(pipe(link + "\n", "--json")).isZero();
        assertThat(out.toString()).contains("\"Dr.\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11\n", "00000000: 2e\n*\n00001000: 00\n"})
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void timeGrowsWithTheInputOnly(String lines) {
        pipe(lines.repeat(100_000 / lines.length()), "--json");
        assertThat(out.toString()).isNotEmpty();
    }

    @Test
    void wrappedHexIsOnePacketAndNeverTwo() {
        assertThat(pipe("0A00D69F\nD7A5A7475DB07337749AE61FA53A4788E976\n", "--json"))
                .isZero();
        assertThat(json())
                .singleElement()
                .satisfies(packet -> assertThat(packet.get("raw").getAsString())
                        .isEqualTo("0A00D69FD7A5A7475DB07337749AE61FA53A4788E976"));
    }

    /** An error must stay an error, and a packet of another version a packet, when the line before it is no whole packet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2e00|2e|1",
                "2d40|4c000000000101|0",
                "2d00|4d0001|0",
                "2e00|11223344556677889900112233445566778899001122|1",
                // A group text of 20 bytes of ciphertext, before an ACK of version 1.
                "15001193e2d8b79a88035064b791c6a03737d39258dfece48f|4d009a2b3b4f1493fcc7f260|0",
                // An advert that promises more app data than it has, before a line with a reserved hash size.
                ADVERT_CUT_SHORT + "|50411cb82aa49bfd18e61ee744debe97ef5345081a93e07bd4a4f54ebdc693d0b216e254da8f68|1",
                // Of 34 digits, before 36.
                "1542f43eb61e1193e2d8b79a88035064b7|91c6a03737d39258dfece48f44745e4c6549|1",
            })
    void unrelatedLinesBelowEachOtherStayApart(String first, String second, int status) {
        assertThat(pipe(first + "\n" + second + "\n", "--json")).isEqualTo(status);
        assertThat(json())
                .extracting(line -> line.get("raw").getAsString().toLowerCase(Locale.ROOT))
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 48, 60, 64, 76, 80})
    void hexIsJoinedAtEveryWidthThatToolsWrapAt(int width) {
        String wrapped = RAW.replaceAll("(.{" + width + "})(?!$)", "$1\n");
        assertThat(pipe(wrapped + "\n2e0081\n" + wrapped + "\n", "--json")).isZero();
        assertThat(json()).extracting(packet -> packet.get("raw").getAsString()).containsExactly(RAW, "2E0081", RAW);
    }

    @Test
    void anAdvertIsJoinedIfItsSignatureIsValid() {
        String wrapped = ADVERT.replaceAll("(.{60})(?!$)", "$1\n");
        assertThat(pipe(wrapped + "\n2e0081\n", "--json")).isZero();
        assertThat(json())
                .extracting(packet -> packet.get("raw").getAsString().toLowerCase(Locale.ROOT))
                .containsExactly(ADVERT, "2e0081");
        // The last byte is that of the app data, which is signed.
        pipe(wrapped.replaceAll("00$", "01") + "\n", "--json");
        assertThat(json()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void aLineEndsWithALineFeedOrACarriageReturnOrBoth(String end) {
        String input = String.join(end, "2e0081", "xyz!", RAW, "", "xyz!", "");
        assertThat(pipe(input, "--json")).isEqualTo(1);
        assertThat(json()).hasSize(4);
        assertThat(json().get(2).get("raw").getAsString()).isEqualTo(RAW);
        assertThat(json().get(1).getAsJsonObject("error").get("line").getAsInt())
                .isEqualTo(2);
        assertThat(json().get(3).getAsJsonObject("error").get("line").getAsInt())
                .isEqualTo(5);
    }

    /** Frames with too short payloads, one a line, are what they are: only pieces that are no frames are put together. */
    @Test
    void shortPacketsBelowEachOtherStayApart() {
        assertThat(pipe("0d00320e00a4\n0d006c2c\n110201020304\n1100\n", "--json"))
                .isZero();
        assertThat(json()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xyz!|neither hex nor a packet in base64: U+0078 at character 0 (line 2, \"xyz!\")",
                "2e008|hex needs two digits a byte, but there are 5 (line 2, \"2e008\")",
                "{\"a\": 1}|JSON without a packet in raw, hex or data (line 2, \"{\"a\": 1}\")",
                "meshcore://channel/add?name=x|link parameter secret is missing (line 2, \"meshcore://channel/add?name=x\")",
                "11c0ab|(line 2, \"11c0ab\")",
            })
    void errorsSayWhichLineHowItBeginsAndWhy(String text, String message) {
        assertThat(pipe(RAW + "\n" + text + "\n" + RAW + "\n")).isEqualTo(1);
        assertThat(out.toString()).contains("not a packet: ").contains(message + "\n");
        assertThat(pipe(RAW + "\n" + text + "\n" + RAW + "\n", "--json")).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.startsWith("{\"error\"")))
                .singleElement()
                .satisfies(line -> assertThat(JsonParser.parseString(line)
                                .getAsJsonObject()
                                .getAsJsonObject("error")
                                .get("line")
                                .getAsInt())
                        .isEqualTo(2));
    }

    @Test
    void errorsShowNothingThatSteersATerminal() {
        assertThat(pipe("\u001b[2J\u202egarbage " + "x".repeat(200) + "\n")).isEqualTo(1);
        assertThat(out.toString())
                .doesNotContain("\u001b", "\u202e")
                .contains("\\u001b[2J\\u202egarbage")
                .contains("…");
    }

    @Test
    void aBrokenMessageDoesNotSwallowTheNext() {
        assertThat(pipe("{\"raw\": \"2e00\n{\"raw\": \"2e0081\"}\n{\"raw\": \"2e0082\"}\n", "--json"))
                .isEqualTo(1);
        assertThat(json()).hasSize(3);
        assertThat(json().get(0).getAsJsonObject("error").get("message").getAsString())
                .startsWith("not JSON");
        assertThat(json().get(2).get("raw").getAsString()).isEqualTo("2E0082");
    }
}
