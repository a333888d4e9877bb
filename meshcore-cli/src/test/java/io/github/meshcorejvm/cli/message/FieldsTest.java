package io.github.meshcorejvm.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents 34, 40 and 49: a field that cannot be read costs that field. */
class FieldsTest {

    private static JsonValue json(String text) throws Exception {
        return JsonValue.parseObject(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-110dBm, -110",
        "' -7.25 dB ', -7.25",
        "+5, 5",
        "1e2, 100",
        ".5, 0.5",
        "5., 5",
        "3 MW, 3",
        "12mi, 12",
        "0, 0"
    })
    void readsNumbersInStrings(String text, double number) {
        assertThat(LenientNumber.of(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Unknown", "None", "NaN", "Infinity", "1e999", "5d", "0x10", "1,5", "5 dBm x", "--5"})
    void takesInvalidNumbersAsAbsent(String text) {
        assertThat(LenientNumber.of(text)).isEmpty();
    }

    /** Needs 54 bits. */
    @Test
    void takesTwoToThePowerOf53AsAbsent() {
        assertThat(LenientNumber.rounded(OptionalDouble.of(9_007_199_254_740_992d)))
                .isEmpty();
        assertThat(LenientNumber.rounded(OptionalDouble.of(9_007_199_254_740_991d)))
                .hasValue(9_007_199_254_740_991L);
    }

    @Test
    void takesReadingsOutOfRangeAsAbsent() throws Exception {
        var readings =
                PacketFields.readings(json("{\"SNR\": 65, \"RSSI\": -201, \"score\": \"0.25\"}"), Optional.empty());
        assertThat(readings.signal().snr()).isEmpty();
        assertThat(readings.signal().rssi()).isEmpty();
        assertThat(readings.score()).hasValue(250);
    }

    /** Incident 56. */
    @Test
    void takesTheMadeUpPairAsAbsentOnlyWithItsTime() throws Exception {
        JsonValue pair = json("{\"SNR\": \"12.5\", \"RSSI\": -65}");
        Optional<EnvelopeTime> madeUp = EnvelopeTime.of("2026-11-20T14:05:09.000000");
        Optional<EnvelopeTime> measured = EnvelopeTime.of("2026-11-20T14:05:09.000001");
        assertThat(PacketFields.readings(pair, madeUp).signal().snr()).isEmpty();
        assertThat(PacketFields.readings(pair, madeUp).signal().rssi()).isEmpty();
        assertThat(PacketFields.readings(pair, measured).signal().snr()).hasValue(12.5);
        assertThat(PacketFields.readings(json("{\"SNR\": 12.5, \"RSSI\": -66}"), madeUp)
                        .signal()
                        .snr())
                .hasValue(12.5);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:05:09Z, 2026-11-20T14:05:09Z, false",
        "2026-11-20T14:05:09.5+01:00, 2026-11-20T13:05:09.5Z, false",
        "2026-11-20T14:05:09.123456789123Z, 2026-11-20T14:05:09.123456789Z, false",
        "2026-11-20T14:05:09.512345, 2026-11-20T14:05:09.512345Z, true",
        "2026-11-20 14:05:09, 2026-11-20T14:05:09Z, true"
    })
    void readsTimes(String text, Instant instant, boolean naive) {
        assertThat(EnvelopeTime.of(text))
                .hasValueSatisfying(time ->
                        assertThat(time).returns(instant, EnvelopeTime::instant).returns(naive, EnvelopeTime::naive));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-13-20T14:05:09Z", "2026-02-30T14:05:09", "1795183507", "2026-11-20"})
    void dropsNothingForATimeThatIsNone(String text) {
        assertThat(EnvelopeTime.of(text)).isEmpty();
    }

    @Test
    void cleansNames() throws Exception {
        assertThat(AirText.name(json("{\"n\": \" \\u001b[31mA\\r\\n\\tB\\u0000 \"}"), "n"))
                .hasValue("[31mAB");
        assertThat(AirText.name(json("{\"n\": \"" + "🛰".repeat(80) + "\"}"), "n"))
                .hasValue("🛰".repeat(64));
        assertThat(AirText.name(json("{\"n\": \"\\n \"}"), "n")).isEmpty();
        assertThat(AirText.name(json("{\"n\": 5}"), "n")).isEmpty();
    }

    @Test
    void readsAStatusNestedAndFlat() throws Exception {
        StatusFields fields = StatusFields.of(json("{\"model\": \"Unknown\", \"firmware\": \"a\", \"firmware_version\":"
                + " \"b\", \"clientVersion\": \"c\", \"repeat\": \"Off\", \"uptime_secs\": 5, \"stats\": {\"battery_mv\": 0,"
                + " \"noise_floor\": \"-110.5 dBm\", \"recv\": 7.6}}"));
        assertThat(fields.model()).isEmpty();
        assertThat(fields.firmware()).hasValue("b");
        assertThat(fields.clientVersion()).hasValue("c");
        assertThat(fields.canRelay()).hasValue(false);
        assertThat(fields.uptimeSeconds()).hasValue(5);
        assertThat(fields.batteryMillivolts()).isEmpty();
        assertThat(fields.noiseFloor()).hasValue(-110.5);
        assertThat(fields.packetsReceived()).hasValue(8);
    }
}
