package io.github.meshcorejvm.cli.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A clock that jumped must not delete. */
class ClockGuardTest {

    private Instant wall = Instant.parse("2026-11-20T12:00:00Z");
    private long nanos;
    private final ClockGuard guard = new ClockGuard(
            new Clock() {
                @Override
                public Instant instant() {
                    return wall;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            () -> nanos);

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void waitsTenMinutesAfterAStart() {
        pass(Duration.ofSeconds(599));
        assertThat(guard.reasonToWait())
                .hasValueSatisfying(reason -> assertThat(reason).contains("599 s ago"));
        pass(Duration.ofSeconds(1));
        assertThat(guard.reasonToWait()).isEmpty();
    }

    @Test
    void waitsWhileTheWallClockHasJumpedInEitherDirection() {
        pass(Duration.ofMinutes(20));
        wall = wall.plus(Duration.ofDays(500));
        assertThat(guard.reasonToWait())
                .hasValueSatisfying(reason -> assertThat(reason).contains("jumped by 43200000 s"));
        wall = wall.minus(Duration.ofDays(500)).minusSeconds(3601);
        assertThat(guard.reasonToWait()).isPresent();
        wall = wall.plusSeconds(3601);
        assertThat(guard.reasonToWait()).isEmpty();
    }
}
