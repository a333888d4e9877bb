package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The times of a recording, as different programs write them. */
class ReplaySourceTest {

    private static final Instant NOW = Instant.parse("2001-02-03T04:05:06Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:05:10Z, 2026-11-20T14:05:10Z",
        "2026-11-20T14:05:10.512Z, 2026-11-20T14:05:10Z",
        "2026-11-20t14:05z, 2026-11-20T14:05:00Z",
        "2026-11-20T19:35:10+05:30, 2026-11-20T14:05:10Z",
        "2026-11-20T19:35:10.666016+0530, 2026-11-20T14:05:10Z",
        "2026-11-20T19:35:10.666016Z+0530, 2026-11-20T14:05:10Z",
        "2026-11-20T14:05:10.666016Z+0000, 2026-11-20T14:05:10Z",
        "2026-11-20T10:35:10Z-0330, 2026-11-20T14:05:10Z",
        "2026-11-20 15:05:10+01, 2026-11-20T14:05:10Z",
        "2026-11-20 14:05:10, 2026-11-20T14:05:10Z",
        "2026-11-20 15:05:10 +0100, 2026-11-20T14:05:10Z"
    })
    void timesOfOtherProgramsAreRead(String written, String instant) throws Exception {
        ReplaySource replay = replay("\"" + written + "\"");

        assertThat(replay.next().orElseThrow().receivedAt()).isEqualTo(Instant.parse(instant));
        assertThat(replay.invalidTimes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"garbage\"", "\"\"", "\"2026-13-20T14:05:10Z\"", "\"14:05:10\"", "1795183510", "null", "{}"})
    void anInvalidTimeIsCountedAndNamed(String written) throws Exception {
        ReplaySource replay = replay(written);

        assertThat(replay.next().orElseThrow().receivedAt()).isEqualTo(NOW);
        assertThat(replay.invalidTimes()).isOne();
        assertThat(replay.invalidTime()).isEqualTo(written.replace("\"", ""));
    }

    @Test
    void aMissingTimeIsNoInvalidOne() throws Exception {
        ReplaySource replay = of("{\"topic\":\"a\",\"payload\":\"b\"}");

        assertThat(replay.next().orElseThrow().receivedAt()).isEqualTo(NOW);
        assertThat(replay.invalidTimes()).isZero();
    }

    private static ReplaySource replay(String time) {
        return of("{\"topic\":\"a\",\"payload\":\"b\",\"receivedAt\":" + time + "}");
    }

    private static ReplaySource of(String line) {
        return new ReplaySource(
                new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), 0, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
