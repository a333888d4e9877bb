package io.github.meshcorejvm.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The text of a time beside what the JDK makes of it. */
class IsoTimeTest {

    private static final long MAX_U32 = 0xFFFF_FFFFL;

    @Test
    void everyDayThatAClockOf32BitsCanTellIsWrittenAsTheJdkWritesIt() {
        for (long day = 0; day * 86_400 <= MAX_U32; day++) {
            long second = Math.min(day * 86_400 + day % 86_400, MAX_U32);
            LocalDate date = LocalDate.ofEpochDay(day);
            assertThat(IsoTime.formatMillis(second)).startsWith(date + "T").isEqualTo(jdk(second));
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

    private static String jdk(long second) {
        // With a millisecond, so that the seconds are written even where they are zero.
        String text = Instant.ofEpochSecond(second, 1_000_000).toString();
        return text.replace(".001Z", ".000Z");
    }
}
