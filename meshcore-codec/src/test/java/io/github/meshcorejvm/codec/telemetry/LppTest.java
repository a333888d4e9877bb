package io.github.meshcorejvm.codec.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.Bytes;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LppTest {

    /** Code, size, divisor and sign as the header of the library gives them. */
    @ParameterizedTest
    @CsvSource({
        "0, ff, 255",
        "1, 01, 1",
        "2, ff9c, -1",
        "3, 0064, 1",
        "100, ffffffff, 4294967295",
        "101, ffff, 65535",
        "102, 01, 1",
        "103, ff38, -20",
        "104, 5b, 45.5",
        "115, 2794, 1013.2",
        "116, 0191, 4.01",
        "117, ffff, 65.535",
        "118, 19cfc2f0, 433046256",
        "120, 64, 100",
        "121, ffff, -1",
        "125, 0190, 400",
        "128, 03e8, 1000",
        "130, 000005dc, 1.5",
        "131, 000005dc, 1.5",
        "132, 010e, 270",
        "133, 6ab13b80, 1790000000",
        "142, 01, 1"
    })
    void scalars(int code, String data, BigDecimal value) {
        LppType type = LppType.ofCode(code).orElseThrow();
        LppReading reading = new LppReading(1, type, Bytes.ofHex(data));
        assertThat(((LppValue.Scalar) reading.value()).value()).isEqualByComparingTo(value);
        assertThat(LppReading.of(1, type, value)).isEqualTo(reading);
    }

    @Test
    void valuesWithSeveralNumbers() {
        assertThat(new LppReading(1, LppType.ACCELEROMETER, Bytes.ofHex("04d2fb2e0000")).value())
                .isEqualTo(new LppValue.Vector(new BigDecimal("1.234"), new BigDecimal("-1.234"), new BigDecimal("0")));
        assertThat(new LppReading(1, LppType.GYROMETER, Bytes.ofHex("0001ffff0064")).value())
                .isEqualTo(new LppValue.Vector(new BigDecimal("0.01"), new BigDecimal("-0.01"), new BigDecimal("1")));
        assertThat(new LppReading(1, LppType.COLOUR, Bytes.ofHex("0180ff")).value())
                .isEqualTo(new LppValue.Colour(1, 128, 255));
        assertThat(new LppReading(1, LppType.POLYLINE, Bytes.ofHex("080a000001000002")).value())
                .isEqualTo(new LppValue.Opaque(Bytes.ofHex("080a000001000002")));
    }

    @Test
    void aListEndsAtChannelZeroAnUnknownTypeOrACutValue() {
        String first = "01740191";
        for (String rest : new String[] {"", "00", "0000000000", "0174", "017401", "01f40102", "01f0020a", "01f0"}) {
            LppReadings list = LppReadings.decode(Bytes.ofHex(first + rest));
            assertThat(list.readings()).hasSize(1);
            assertThat(list.rest()).isEqualTo(Bytes.ofHex(rest));
            assertThat(list.encode()).isEqualTo(Bytes.ofHex(first + rest));
        }
    }

    @Test
    void rangesEndLikewise() {
        String first = "0167ffce00d70064";
        for (String rest : new String[] {"", "00", "0067ffce00d70064", "0167ffce00d700", "01f4", "01f0080a0000"}) {
            LppRanges list = LppRanges.decode(Bytes.ofHex(first + rest));
            assertThat(list.ranges()).hasSize(1);
            assertThat(list.rest()).isEqualTo(Bytes.ofHex(rest));
            assertThat(list.encode()).isEqualTo(Bytes.ofHex(first + rest));
        }
        assertThat(LppRanges.of(LppRanges.decode(Bytes.ofHex(first)).ranges()).encode())
                .isEqualTo(Bytes.ofHex(first));
    }

    /** What a list of every type was made of comes out again. */
    @Test
    void everyTypeSurvivesARoundTrip() {
        SplittableRandom random = new SplittableRandom(7);
        List<LppReading> readings = Arrays.stream(LppType.values())
                .map(type -> {
                    byte[] data = new byte[type == LppType.POLYLINE ? 11 : type.size()];
                    random.nextBytes(data);
                    if (type == LppType.POLYLINE) {
                        data[0] = 11;
                    }
                    return new LppReading(1 + type.ordinal(), type, Bytes.copyOf(data));
                })
                .toList();
        assertThat(LppReadings.decode(LppReadings.of(readings).encode())).isEqualTo(LppReadings.of(readings));
    }

    @ParameterizedTest
    @EnumSource(LppType.class)
    void namesAreUniqueAndFoundByCode(LppType type) {
        assertThat(LppType.ofCode(type.code())).contains(type);
        assertThat(type.label()).isNotEmpty();
    }

    @Test
    void refusesWhatTheWireCannotExpress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LppReading.of(1, LppType.TEMPERATURE, new BigDecimal("3276.8")))
                .withMessage("temperature must be -3276.8..3276.7 but was 3276.8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LppReading.of(1, LppType.TEMPERATURE, new BigDecimal("1e9999999")))
                .withMessage("temperature must be -3276.8..3276.7 but was 1E+9999999");
        assertThat(LppReading.of(1, LppType.TEMPERATURE, new BigDecimal("1e-9999999"))
                        .data())
                .isEqualTo(Bytes.ofHex("0000"));
        assertThat(LppReading.of(1, LppType.TEMPERATURE, new BigDecimal("3276.79"))
                        .data())
                .isEqualTo(Bytes.ofHex("7fff"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LppValue.Colour(300, 0, 0))
                .withMessage("red must be 0..255 but was 300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LppValue.Colour(0, -1, 0))
                .withMessage("green must be 0..255 but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LppReading.of(1, LppType.VOLTAGE, new BigDecimal("-0.01")))
                .withMessage("voltage must be 0..655.35 but was -0.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LppReading.of(1, LppType.GPS, BigDecimal.ONE))
                .withMessage("GPS has no single number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LppReading(0, LppType.SWITCH, Bytes.ofHex("00")))
                .withMessage("channel must be 1..255 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LppReading(1, LppType.POLYLINE, Bytes.ofHex("0900000000000000")))
                .withMessage("length byte must be 8..8 but was 9");
        assertThat(LppReading.of(1, LppType.TEMPERATURE, new BigDecimal("-0.19"))
                        .data())
                .isEqualTo(Bytes.ofHex("ffff"));
    }
}
