package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeCommandTest extends DecodeRun {

    /** {@code Alice: Hi all} on Public. */
    private static final String GROUP_TEXT =
            "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8" + "c1edabc1";
    /** A text to the channel #test. */
    private static final String HASHTAG_TEXT = "1546e1cd2927444a8834d424f409d9ded46f40944fe971bb61f4b23d94b19ee0e0";
    /** A plain text of no bytes between the nodes of the two seeds below. */
    private static final String DIRECT_TEXT = "0900a91e9fea046bb407711fd487eea9fe9b3c07b90d";

    private static final String SENDER_SEED = "688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31";
    private static final String RECEIVER_KEY = "a9cbc129ec85b5da3b3361c07336c6df0832ba5aa4f8cd01692ac217f15d7516";

    @Test
    void showsAPacketToAPerson() {
        assertThat(decode(GROUP_TEXT)).isZero();
        assertThat(out.toString())
                .startsWith("GRP_TXT, flood, 2 hops of 2 bytes, 41 bytes                     90f2b17a42e7efa9\n")
                .contains("  passed      f43e > b61e\n")
                .contains("  channel     Public (hash 11)\n")
                .contains("  text        Alice: Hi all\n");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2E 00 81",
                "0x2e0081",
                "0x2e, 0x00, 0x81",
                "2e:00:81",
                "\\x2e\\x00\\x81",
                "[46, 0, 129]",
                "LgCB",
                "\uFEFF{\"raw\": \"2E0081\"}",
                "{\"raw\": \"2E0081\", \"SNR\": 4}",
                "{\"topic\": \"meshcore/SFO/X/packets\",\n \"payload\": {\n \"raw\": \"2E0081\"}}",
                "{\"topic\": \"t\", \"payload\": \"{\\\"raw\\\":\\\"2E0081\\\"}\"}",
                "\n\n  2e0081  \n"
            })
    void takesPacketsInManyForms(String input) {
        assertThat(decode("--json", input)).isZero();
        assertThat(json())
                .singleElement()
                .satisfies(json -> assertThat(json.get("raw").getAsString()).isEqualTo("2E0081"));
    }

    @Test
    void takesSeveralWordsAsOnePacketOrAsSeveral() {
        assertThat(decode("--json", "2e", "00", "81")).isZero();
        assertThat(json()).hasSize(1);
        assertThat(decode("--json", "2e0081", "2e0082")).isZero();
        assertThat(json()).hasSize(3);
    }

    @Test
    void readsStandardInputAndFiles(@TempDir Path folder) throws IOException {
        assertThat(pipe("2e0081\n\n2e0082\n", "--json")).isZero();
        assertThat(pipe("2e0081\n", "--json", "-")).isZero();
        assertThat(pipe("2e0081\n", "--json", "--file", "-")).isZero();
        Path file = Files.writeString(folder.resolve("packets"), "2e0081\n2e0082\n");
        assertThat(decode("--json", "--file", file.toString())).isZero();
        assertThat(json()).hasSize(6);
    }

    @Test
    void reportsInvalidPacketsInTheirPlace() {
        assertThat(decode("--json", "2e0081\nxyz!\n1102ab\n11c0ab\n\n2e0082")).isEqualTo(1);
        List<JsonObject> lines = json();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1))
                .hasToString(
                        "{\"error\":{\"reason\":\"hex\",\"offset\":0,\"message\":\"neither hex nor a packet in base64: U+0078 at"
                                + " character 0\",\"line\":2},\"raw\":\"xyz!\"}");
        assertThat(lines.get(2).getAsJsonObject("error").get("reason").getAsString())
                .isEqualTo("truncated");
        assertThat(lines.get(2).getAsJsonObject("error").get("offset").getAsInt())
                .isEqualTo(2);
        assertThat(lines.get(3).getAsJsonObject("error").get("reason").getAsString())
                .isEqualTo("path_length");
        assertThat(lines.get(4).get("raw").getAsString()).isEqualTo("2E0082");
    }

    @Test
    void anEmptyWordAndJsonWithoutAPacketAreNoPackets() {
        assertThat(decode("")).isEqualTo(1);
        assertThat(decode("2e0081", " ")).isEqualTo(1);
        assertThat(out.toString()).contains("not a packet: empty frame");
        assertThat(decode("{\"origin\": \"x\"}")).isEqualTo(1);
        assertThat(out.toString()).contains("not a packet: JSON without a packet in raw, hex or data (");
    }

    @Test
    void oddDigitsAreNoPacket() {
        assertThat(decode("--json", "2e008")).isEqualTo(1);
        JsonObject error = json().get(0).getAsJsonObject("error");
        assertThat(error.get("reason").getAsString()).isEqualTo("hex");
        assertThat(error.get("offset").getAsInt()).isEqualTo(5);
    }

    @Test
    void opensMessagesBetweenNodes() {
        assertThat(decode("--json", "--private-key", SENDER_SEED, "--peer", RECEIVER_KEY, DIRECT_TEXT))
                .isZero();
        JsonObject decrypted = json().get(0).getAsJsonObject("payload").getAsJsonObject("decrypted");
        assertThat(decrypted.get("to").getAsString()).isEqualTo(RECEIVER_KEY);
        assertThat(decrypted.get("timestamp").getAsLong()).isEqualTo(1689090319);
        assertThat(decrypted.get("ack").getAsString()).isEqualTo("86f1f1bf");
        assertThat(decode("--private-key", SENDER_SEED, "--peer", RECEIVER_KEY, DIRECT_TEXT))
                .isZero();
        assertThat(out.toString()).contains("  its ACK     86f1f1bf\n");
        String colons = RECEIVER_KEY.replaceAll("(..)(?=.)", "$1:").toUpperCase(Locale.ROOT);
        assertThat(decode("--private-key", "0x" + SENDER_SEED, "--peer", colons, DIRECT_TEXT))
                .isZero();
        assertThat(out.toString().split("its ACK     86f1f1bf", -1)).hasSize(3);
    }

    /** Vectors of the firmware, which was told the password "password". */
    @Test
    void showsLogins() {
        String receiver = "463b59529b60d16ad084b7b584e3068ba8c759a002d8e677b45c6067ae7c78d1";
        String toRepeater = "1d0033ee74a81f2ad123d908358b7bd550e3f5c63e311886976469d36930104be97aa5"
                + "367e87b701d7389a347bf90f10a62a0f4193";
        String toRoom = "1d00332f9527d15c4624e28d7bb365591b94d7000c934d037a7a49c84bfb65c95e3d52"
                + "744753d3cb138931f3075531bbf7c1cda8ea";
        assertThat(decode("--private-key", receiver, toRepeater)).isZero();
        assertThat(out.toString()).contains("  password    password (for a repeater or sensor)\n");
        assertThat(decode("--private-key", receiver, toRoom)).isZero();
        assertThat(out.toString())
                .contains("  password    password (for a room, with posts since 2025-05-29 19:19:48 UTC)");
    }

    @Test
    void opensChannelsOfTheCommandLine() {
        assertThat(decode("--json", HASHTAG_TEXT)).isZero();
        assertThat(decode("--json", HASHTAG_TEXT, "--hashtag", "test")).isZero();
        assertThat(decode("--json", HASHTAG_TEXT, "--channel-key", "X=9cd8fcf22a47333b591d96a2b848b73f"))
                .isZero();
        assertThat(json().get(0).getAsJsonObject("payload").has("channel")).isFalse();
        assertThat(json().get(1).getAsJsonObject("payload").get("channel").getAsString())
                .isEqualTo("#test");
        assertThat(json().get(2).getAsJsonObject("payload").get("channel").getAsString())
                .isEqualTo("X");
    }

    @Test
    void keysAreNotQuotedInErrors() {
        assertThat(decode("--private-key", "secret-42", "2e0081")).isEqualTo(2);
        assertThat(decode("--channel-key", "X=secret-42", "2e0081")).isEqualTo(2);
        assertThat(decode("--channel-key", "secret-42", "2e0081")).isEqualTo(2);
        assertThat(decode("--private-key", "ab".repeat(31), "2e0081")).isEqualTo(2);
        assertThat(err.toString())
                .doesNotContain("secret-42")
                .doesNotContain("abab")
                .contains("--private-key: not hex, two digits a byte")
                .contains("--private-key: must be 64 bytes, or a seed of 32, but was 31");
    }

    /** The frame is the firmware's vector A-transport-0004, of the region de; the other name has the same code by chance. */
    @Test
    void severalRegionsOfOneCodeAreNamedInEveryView() {
        String frame = "0cc050b1ef876c44c71d2e24d9984749a6d9b93a626162124c9a9e5f4ad28b8900bd01c1a5ebeb4f9f573e53ba67";
        for (String view : new String[] {"--json", "--structure", "--verify"}) {
            out.getBuffer().setLength(0);
            assertThat(decode(view, "--region", "de", "--region", "r179284", frame))
                    .isZero();
            assertThat(out.toString()).as(view).contains("#de", "#r179284");
        }
        out.getBuffer().setLength(0);
        decode("--json", "--region", "de", "--region", "r179284", frame);
        assertThat(out.toString())
                .contains("\"scopeCandidates\":[\"#de\",\"#r179284\"]")
                .doesNotContain("\"scope\":");
        out.getBuffer().setLength(0);
        decode("--json", "--region", "de", frame);
        assertThat(out.toString()).contains("\"scope\":\"#de\"").doesNotContain("scopeCandidates");
    }

    /** Firmware cuts it as typed and then puts the # in front (vector A-transport-0007). */
    @Test
    void aConfiguredRegionOfTheLongestNameIsRecognized(@TempDir Path folder) throws IOException {
        String name = "a".repeat(30);
        String frame = Files.readAllLines(Path.of("../testdata/vectors/transport.jsonl")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(vector -> vector.get("id").getAsString().equals("A-transport-0007"))
                .map(vector -> vector.get("hex").getAsString())
                .findFirst()
                .orElseThrow();
        for (String configured : List.of(name, name + "longer")) {
            Path config = Files.writeString(
                    folder.resolve("config.json"), "{\"hashRegions\": [\"" + configured + "\", \"#eu\", \"eu\"]}");
            out.getBuffer().setLength(0);
            assertThat(decode("--json", "--config", config.toString(), frame)).isZero();
            assertThat(out.toString()).contains("\"scope\":\"#" + configured + '"');
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThat(decode("--peer", RECEIVER_KEY, "2e0081")).isEqualTo(2);
        assertThat(decode("--region", "no good", "2e0081")).isEqualTo(2);
        assertThat(decode("--file", "x", "2e0081")).isEqualTo(2);
        assertThat(decode("--no-such-option")).isEqualTo(2);
        assertThat(decode("--file", "/no/such/file")).isEqualTo(1);
    }

    @Test
    void explainsTheStructure() {
        assertThat(decode("--structure", GROUP_TEXT)).isZero();
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .contains("          ..0101..              payload type     5  GRP_TXT")
                .anySatisfy(line -> assertThat(line).contains("text             Alice: Hi all"));
        assertThat(decode("--structure", "1542f4")).isEqualTo(1);
        assertThat(out.toString()).contains("cut short");
    }

    @Test
    void structureIsInTheJsonToo() {
        assertThat(decode("--structure", "--json", GROUP_TEXT)).isZero();
        JsonObject structure = json().get(0).getAsJsonObject("structure");
        assertThat(structure.getAsJsonArray("fields").size()).isGreaterThan(15);
        assertThat(structure.get("openedBy").getAsString()).isEqualTo("channel Public");
    }

    /** An advert whose name has an escape sequence, a C1 control and a bidirectional override in it. */
    @Test
    void nothingFromTheAirSteersTheTerminal() {
        String advert = "1100" + "ab".repeat(32) + "00000000" + "cd".repeat(64) + "81" + "411b5b326ac29be280ae42";
        for (String[] options : new String[][] {{advert}, {"--json", advert}, {"--structure", advert}}) {
            assertThat(decode(options)).isZero();
        }
        assertThat(out.toString())
                .doesNotContain("\u001b")
                .doesNotContain("\u009b")
                .doesNotContain("\u202e")
                .contains("A\\u001b[2j\\u009b\\u202eB");
    }
}
