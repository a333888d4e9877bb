package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "90m, 2026-11-20T08:30:00Z",
        "1w, 2026-11-13T10:00:00Z",
        "2026-11-01, 2026-11-01T00:00:00Z",
        "2027-01-01, 2027-01-01T00:00:00Z",
        "2026-11-01T08:00:00Z, 2026-11-01T08:00:00Z"
    })
    void spansDatesAndTimesAreRead(String text, Instant time) {
        assertThat(SinceTime.parse(text, NOW)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "2026-13-01", "2026-1-1", "7"})
    void othersAreNot(String text) {
        assertThat(SinceTime.parse(text, NOW)).isEmpty();
    }
}
