package io.github.meshcorejvm.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A slow clock lags evenly, a backlog catches up, a repeated message falls behind. */
class StatusLagTest {

    private static final Instant START = Instant.parse("2026-11-20T14:00:00Z");

    private final StatusLag lag = new StatusLag();

    /** A status received so many seconds after the start, whose timestamp lies so many seconds before its receipt. */
    private boolean isEven(long receivedAfter, long behind) {
        Instant receivedAt = START.plusSeconds(receivedAfter);
        return lag.isEven(receivedAt.minusSeconds(behind), receivedAt);
    }

    @Test
    void aSlowClockIsEvenFromTheSecondStatusOn() {
        assertThat(isEven(0, 960)).isFalse();
        assertThat(isEven(300, 970)).isTrue();
        assertThat(isEven(600, 930)).isTrue();
    }

    @Test
    void statusesWithinAMinuteMayBeAQueueThatIsEmptied() {
        assertThat(isEven(0, 960)).isFalse();
        assertThat(isEven(59, 960)).isFalse();
        assertThat(isEven(60, 960)).isTrue();
    }

    @Test
    void aBacklogThatCatchesUpIsNotEven() {
        for (int i = 0; i < 12; i++) {
            // One of each five minutes, delivered every 25 s: 275 s nearer each time.
            assertThat(isEven(25L * i, 3600 - 275L * i)).as("status %d", i).isFalse();
        }
    }

    @Test
    void aRepeatedOrAnOlderMessageIsNotEven() {
        assertThat(isEven(0, 960)).isFalse();
        assertThat(isEven(120, 960)).isTrue();
        assertThat(isEven(160, 1000)).as("the same once more").isFalse();
        assertThat(isEven(165, 1015)).as("one that is older").isFalse();
        assertThat(isEven(240, 960)).isTrue();
    }

    @Test
    void aTimeAheadOfItsReceiptDoesNotMakeLaterOnesRepeats() {
        assertThat(isEven(0, 960)).isFalse();
        assertThat(isEven(60, -40_000)).isFalse();
        assertThat(isEven(120, 960)).isTrue();
    }

    @Test
    void manyWithinAMinuteDoNotDriveOutWhatIsOlder() {
        assertThat(isEven(0, 960)).isFalse();
        for (int i = 0; i < 50; i++) {
            isEven(10 + i % 40, 960);
        }
        assertThat(isEven(130, 960)).isTrue();
    }

    @Test
    void whatIsOldForAnHourIsAlwaysOldAndAFreshOneEndsIt() {
        assertThat(lag.isAlwaysOld(true, START)).isFalse();
        assertThat(lag.isAlwaysOld(true, START.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(lag.isAlwaysOld(true, START.plus(Duration.ofMinutes(60)))).isTrue();
        assertThat(lag.isAlwaysOld(false, START.plus(Duration.ofMinutes(61)))).isFalse();
        assertThat(lag.isAlwaysOld(true, START.plus(Duration.ofMinutes(62)))).isFalse();
    }
}
