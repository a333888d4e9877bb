package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of source code, and lines that look like the begin of one. */
class ArrayInputTest extends DecodeRun {

    private static final String PACKET =
            "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1";
    private static final String LOGGED = "12:00:01 - U RAW: " + PACKET + "\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uint8_t p[] = {0x2e, 0x00, 0x81};",
                "uint8_t p[3] {\n  46, 0,\n  129\n};",
                "byte[] p = new byte[] {(byte) 0x2e, 0, (byte) 0x81}; // an ACK",
                "std::vector<uint8_t> p = {0x2eU,\n\n0x00U /* version\n 0 */, 0x81U, };",
                "send(p = {0x2e, 0x00, 0x81});",
                "struct packet p = {.length = 3, .bytes = {0x2e, 0x00, 0x81}};",
                "struct packet p[] = {\n  {\"ack\", {0x2e, 0x00, 0x81}},\n};",
                "12:00:01 sent bytes={0x2e, 0x00, 0x81}",
            })
    void isAPacket(String text) {
        assertThat(pipe(text + "\n2e0082\n", "--json")).isZero();
        assertThat(json()).extracting(line -> line.get("raw").getAsString()).containsExactly("2E0081", "2E0082");
    }

    @Test
    void ofArraysIsAPacketEachAndAnErrorForNumbersThatAreNoBytes() {
        assertThat(pipe("p[][] = {\n{46, 0, 129}, {46, 0, 300},\n{0x2e, 0, 0x82}};\n", "--json"))
                .isEqualTo(1);
        assertThat(json()).hasSize(3);
        assertThat(json().get(0).get("raw").getAsString()).isEqualTo("2E0081");
        assertThat(message(json().get(1))).isEqualTo("array has numbers that are no bytes");
        assertThat(json().get(2).get("raw").getAsString()).isEqualTo("2E0082");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12:00:01 DEBUG state={idle, queue=3",
                "12:00:01 DEBUG state={idle, queue=3}",
                "12:00:01 DEBUG state=idle, queue=3",
                "12:00:01 DEBUG state={",
                "12:00:01 DEBUG state={}",
                "12:00:01 DEBUG load={1.5, 0.3",
                "12:00:01 DEBUG load={1 /*",
            })
    void aLineOfALogSwallowsNothing(String log) {
        assertThat(pipe(log + "\n" + PACKET + "\n" + LOGGED + PACKET + "\n", "--json"))
                .isZero();
        assertThat(json())
                .hasSize(3)
                .allSatisfy(
                        packet -> assertThat(packet.get("raw").getAsString()).isEqualToIgnoringCase(PACKET));
        assertThat(err.toString()).contains("skipped, without a packet: 1");
    }

    @Test
    void anArrayThatDoesNotEndIsOneErrorAndWhatFollowsIsDecoded() {
        assertThat(pipe("uint8_t p[] = {\n21, 66,\n24, 62,\n" + PACKET + "\n" + LOGGED, "--json"))
                .isEqualTo(1);
        assertThat(json()).hasSize(3);
        assertThat(message(json().get(0))).isEqualTo("array is not closed");
        assertThat(json().get(1).get("raw").getAsString()).isEqualToIgnoringCase(PACKET);
        assertThat(json().get(2).get("raw").getAsString()).isEqualToIgnoringCase(PACKET);
    }

    @Test
    void aCommentThatDoesNotEndSwallowsNoPacket() {
        assertThat(pipe("uint8_t p[] = {\n21, 66, /*\n" + (PACKET + "\n").repeat(40), "--json"))
                .isEqualTo(1);
        assertThat(json()).hasSize(41);
        assertThat(message(json().get(0))).isEqualTo("array is not closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1, /*\n", "x = { /*\n", ".x = {\n", "1,\n", "}\n", "*/ 1, /*\n"})
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void timeGrowsWithTheInputOnly(String line) {
        pipe("x = {\n" + line.repeat(60_000 / line.length()), "--json");
        assertThat(json()).isNotEmpty();
    }

    /** Longer than the stack is deep. */
    @ParameterizedTest
    @ValueSource(strings = {"0x11, ", "x = {", "=", "[ ", "(byte) 1,"})
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLongLineIsReadOnce(String part) {
        pipe("x = {" + part.repeat(100_000 / part.length()) + "\n", "--json");
        pipe(part.repeat(100_000 / part.length()) + "\"{\n", "--json");
        pipe(part.repeat(100_000 / part.length()) + "\n2e0081\n", "--json");
        assertThat(json())
                .last()
                .satisfies(packet -> assertThat(packet.get("raw").getAsString()).isEqualTo("2E0081"));
    }

    private static String message(JsonObject line) {
        return line.getAsJsonObject("error").get("message").getAsString();
    }
}
