package io.github.meshcorejvm.cli.maintenance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Detects when the wall clock cannot be trusted for deletions: right after a start, and after a jump, that is, while it has not
 * advanced as much as the monotonic clock since the start. Immutable and safe for use by multiple threads.
 */
final class ClockGuard {

    /** Until then, a clock that is set after boot may still be wrong. */
    static final Duration MIN_UPTIME = Duration.ofMinutes(10);

    private static final Duration MAX_DRIFT = Duration.ofHours(1);

    private final Clock clock;
    private final LongSupplier nanos;
    private final Instant startedAt;
    private final long startedNanos;

    /**
     * A guard that starts now.
     *
     * @param clock the wall clock
     * @param nanos the monotonic clock, in nanoseconds
     */
    ClockGuard(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        startedAt = clock.instant();
        startedNanos = nanos.getAsLong();
    }

    static ClockGuard ofSystem() {
        return new ClockGuard(Clock.systemUTC(), System::nanoTime);
    }

    /** Why nothing may be deleted now, if that is so. */
    Optional<String> reasonToWait() {
        Duration uptime = Duration.ofNanos(nanos.getAsLong() - startedNanos);
        if (uptime.compareTo(MIN_UPTIME) < 0) {
            return Optional.of(
                    "started " + uptime.toSeconds() + " s ago, waiting for " + MIN_UPTIME.toMinutes() + " min");
        }
        Duration drift = Duration.between(startedAt, clock.instant()).minus(uptime);
        if (drift.abs().compareTo(MAX_DRIFT) > 0) {
            return Optional.of("the wall clock has jumped by " + drift.toSeconds()
                    + " s since the start, waiting until it agrees with the monotonic clock or a restart");
        }
        return Optional.empty();
    }
}
