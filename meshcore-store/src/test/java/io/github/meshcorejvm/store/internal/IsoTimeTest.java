package io.github.meshcorejvm.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a time beside what the JDK makes of it. */
class IsoTimeTest {

    private static final long MAX_U32 = 0xFFFF_FFFFL;

    @Test
    void everyDayThatAClockOf32BitsCanTellIsWrittenAsTheJdkWritesIt() {
        for (long day = 0; day * 86_400 <= MAX_U32; day++) {
            long second = Math.min(day * 86_400 + day % 86_400, MAX_U32);
            LocalDate date = LocalDate.ofEpochDay(day);
            assertThat(IsoTime.formatMillis(second)).startsWith(date + "T").isEqualTo(jdk(second));
            assertThat(IsoTime.format(second)).isEqualTo(jdk(second).replace(".000Z", "Z"));
        }
    }

    @Test
    void everySecondOfADayIsWrittenAsTheJdkWritesIt() {
        for (long second = MAX_U32 - 86_400; second <= MAX_U32; second++) {
            assertThat(IsoTime.formatMillis(second)).isEqualTo(jdk(second));
        }
    }

    @Test
    void timesBeyondThemAreWrittenToo() {
        assertThat(IsoTime.formatMillis(-1)).isEqualTo("1969-12-31T23:59:59.000Z");
        assertThat(IsoTime.formatMillis(MAX_U32 + 1)).isEqualTo("2106-02-07T06:28:16.000Z");
    }

    @Test
    void timesAreReadAsTheJdkReadsThem() {
        for (long day = 0; day * 86_400 <= MAX_U32; day++) {
            long second = Math.min(day * 86_400 + 7 * day % 86_400, MAX_U32);
            assertThat(IsoTime.parse(jdk(second).replace(".000Z", "Z"))).hasValue(second);
        }
        assertThat(IsoTime.parse("0000-01-01T00:00:00Z")).hasValue(-62_167_219_200L);
        assertThat(IsoTime.parse("2024-02-29T23:59:59Z")).hasValue(1_709_251_199L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01T00:00:00X",
                "2026/01/01T00:00:00Z",
                "٢٠٢٦-01-01T00:00:00Z",
                "-026-01-01T00:00:00Z",
                "",
            })
    void anInvalidTimeIsNone(String text) {
        assertThat(IsoTime.parse(text)).isEmpty();
    }

    private static String jdk(long second) {
        // With a millisecond, so that the seconds are written even where they are zero.
        String text = Instant.ofEpochSecond(second, 1_000_000).toString();
        return text.replace(".001Z", ".000Z");
    }
}
