package io.github.meshcorejvm.codec.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private static AppData appData(Bytes bytes) {
        return AppData.decode(bytes);
    }

    @Test
    void buildsAppDataAsItIsRead() {
        Bytes built = AppDataBuilder.of(NodeType.SENSOR)
                .position(Position.ofDegrees(-1.5, 179.999999))
                .features(0, 7)
                .name("Hill")
                .build();
        AppData read = appData(built);
        assertThat(read.nodeType()).isEqualTo(NodeType.SENSOR);
        assertThat(read.position()).contains(new Position(-1_500_000, 179_999_999));
        assertThat(read.feature1()).isEmpty();
        assertThat(read.feature2()).hasValue(7);
        assertThat(read.name()).contains("Hill");
        assertThat(read.hasFeature1()).isFalse();
        assertThat(read.hasFeature2()).isTrue();
        assertThat(AppDataBuilder.of(NodeType.CHAT).build()).isEqualTo(Bytes.ofHex("01"));
        assertThat(AppDataBuilder.of(NodeType.CHAT)
                        .features(1, 2)
                        .features(0, 0)
                        .build())
                .isEqualTo(Bytes.ofHex("01"));
    }

    @Test
    void refusesAppDataThatHasNoRoom() {
        assertThat(AppDataBuilder.of(NodeType.CHAT).name("x".repeat(31)).build().size())
                .isEqualTo(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AppDataBuilder.of(NodeType.CHAT).name("x".repeat(32)).build())
                .withMessage("name must be 0..31 bytes but was 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppDataBuilder.of(NodeType.CHAT)
                        .position(new Position(0, 0))
                        .name("x".repeat(24))
                        .build())
                .withMessage("name must be 0..23 bytes but was 24");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppDataBuilder.of(NodeType.CHAT)
                        .features(1, 2)
                        .name("x".repeat(28))
                        .build())
                .withMessage("name must be 0..27 bytes but was 28");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppDataBuilder.of(NodeType.CHAT).name("\0x"))
                .withMessage("name must have at least one byte and no zero byte");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppDataBuilder.of(NodeType.CHAT).name(""))
                .withMessage("name must have at least one byte and no zero byte");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Position.ofDegrees(90.1, 0))
                .withMessage("latitude must be -90.0..90.0 but was 90.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Position.ofDegrees(0, Double.NaN))
                .withMessage("longitude must be -180.0..180.0 but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppDataBuilder.of(NodeType.CHAT).features(65536, 0))
                .withMessage("feature1 must be 0..65535 but was 65536");
    }

    @Test
    void appDataEndsAtTheFirstFieldThatIsCut() {
        AppData noFeature = appData(Bytes.ofHex("f10100000002000000" + "05"));
        assertThat(noFeature.complete()).isFalse();
        assertThat(noFeature.position()).contains(new Position(1, 2));
        assertThat(noFeature.feature1()).isEmpty();
        assertThat(noFeature.nameBytes()).isEmpty();
        AppData noPosition = appData(Bytes.ofHex("91" + "00000000000000"));
        assertThat(noPosition.complete()).isFalse();
        assertThat(noPosition.position()).isEmpty();
        AppData noSecond = appData(Bytes.ofHex("61" + "0100" + "02"));
        assertThat(noSecond.feature1()).hasValue(1);
        assertThat(noSecond.feature2()).isEmpty();
        assertThat(noSecond.hasFeature2()).isTrue();
        assertThat(noPosition.hasFeature2()).isFalse();
        assertThat(noSecond.complete()).isFalse();
        assertThat(appData(Bytes.ofHex("81")).complete()).isTrue();
        assertThat(appData(Bytes.ofHex("81")).name()).isEmpty();
    }

    @Test
    void sensorsAppendReadingsToTheirName() {
        String name = "84" + "48";
        assertThat(appData(Bytes.ofHex(name + "00" + "6810" + "2eff")).readings())
                .contains(new SensorReadings(4200, -210));
        assertThat(appData(Bytes.ofHex(name + "0000" + "6810" + "2eff")).readings())
                .contains(new SensorReadings(4200, -210));
        assertThat(appData(Bytes.ofHex(name + "00" + "0010" + "2eff")).readings())
                .contains(new SensorReadings(4096, -210));
        assertThat(appData(Bytes.ofHex(name + "00" + "6810" + "2e")).readings()).isEmpty();
        assertThat(appData(Bytes.ofHex(name)).readings()).isEmpty();
        assertThat(appData(Bytes.ofHex("82" + "48" + "00" + "6810" + "2eff")).readings())
                .isEmpty();
        String full = "84" + "48".repeat(31);
        assertThat(appData(Bytes.ofHex(full + "00" + "6810" + "2eff")).readings())
                .isPresent();
        assertThat(appData(Bytes.ofHex(full + "48" + "00" + "6810" + "2eff")).readings())
                .isEmpty();
    }

    @Test
    void acksMayHaveAnAttemptAndARandomByte() {
        assertThat(new Ack(1, Bytes.EMPTY).random()).isEmpty();
        assertThat(new Ack(1, Bytes.ofHex("05")).random()).isEmpty();
        assertThat(new Ack(1, Bytes.ofHex("05fe")).random()).hasValue(0xFE);
        assertThat(new Ack(1, Bytes.ofHex("05fe")).extendedAttempt()).hasValue(5);
    }

    @Test
    void tellsWhatIsTooShort() {
        assertThat(Payload.decode(PayloadType.ACK, Bytes.ofHex("010203")))
                .isEqualTo(new MalformedPayload(
                        PayloadType.ACK, "too short: needs 4 bytes but has 3", Bytes.ofHex("010203")));
        assertThat(Payload.decode(PayloadType.RAW_CUSTOM, Bytes.EMPTY)).isEqualTo(new RawCustom(Bytes.EMPTY));
    }

    @Test
    void refusesFieldsOutOfRange() {
        Bytes mac = Bytes.ofHex("0000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Request(256, 0, mac, Bytes.EMPTY))
                .withMessage("destinationHash must be 0..255 but was 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Response(0, -1, mac, Bytes.EMPTY))
                .withMessage("sourceHash must be 0..255 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextMessage(0, 0, Bytes.ofHex("00"), Bytes.EMPTY))
                .withMessage("mac must be 2 bytes but was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReturnedPath(-1, 0, mac, Bytes.EMPTY))
                .withMessage("destinationHash must be 0..255 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroupText(256, mac, Bytes.EMPTY))
                .withMessage("channelHash must be 0..255 but was 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroupData(0, Bytes.EMPTY, Bytes.EMPTY))
                .withMessage("mac must be 2 bytes but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ack(-1, Bytes.EMPTY))
                .withMessage("checksum must be 0..4294967295 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trace(0, 1L << 32, 0, Bytes.EMPTY))
                .withMessage("authCode must be 0..4294967295 but was 4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Multipart(16, PayloadType.ACK, Bytes.EMPTY))
                .withMessage("remaining must be 0..15 but was 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscoverRequest(0x90, 0, 0, OptionalLong.empty(), Bytes.EMPTY))
                .withMessage("flags must be 128..143 but was 144");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscoverRequest(0x80, 0, 0, OptionalLong.of(1L << 32), Bytes.EMPTY))
                .withMessage("since must be 0..4294967295 but was 4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscoverRequest(0x80, 0, 0, OptionalLong.empty(), Bytes.ofHex("01020304")))
                .withMessage("trailing without since must be 0..3 bytes but was 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscoverResponse(0x90, 128, 0, Bytes.EMPTY))
                .withMessage("snrQuarterDb must be -128..127 but was 128");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReservedPayload(PayloadType.ACK, Bytes.EMPTY))
                .withMessage("reserved payload types are 12..14 but was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SensorReadings(65536, 0))
                .withMessage("batteryMillivolts must be 0..65535 but was 65536");
    }

    @Test
    void discoverResponsesHaveAKeyOfOneOfTwoLengths() {
        for (int length : new int[] {0, 7}) {
            assertThat(new DiscoverResponse(0x92, 0, 0, Bytes.copyOf(new byte[length])).key())
                    .isEmpty();
        }
        for (int length : new int[] {8, 31}) {
            assertThat(new DiscoverResponse(0x92, 0, 0, Bytes.copyOf(new byte[length])).key())
                    .hasValueSatisfying(key -> assertThat(key.size()).isEqualTo(8));
        }
        for (int length : new int[] {32, 33}) {
            assertThat(new DiscoverResponse(0x92, 0, 0, Bytes.copyOf(new byte[length])).key())
                    .hasValueSatisfying(key -> assertThat(key.size()).isEqualTo(32));
        }
    }
}
