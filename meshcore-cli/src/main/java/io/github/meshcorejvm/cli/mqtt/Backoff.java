package io.github.meshcorejvm.cli.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: 1 s at first, doubling to 30 s, each shortened or lengthened by up to a
 * fifth so that many programs do not come back at once. Not thread-safe; confined to the thread that attempts.
 */
public final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long MAX_MILLIS = 30_000;
    private static final double JITTER = 0.2;

    private final RandomGenerator random;
    private long nextMillis = FIRST_MILLIS;

    /** Starts with the shortest wait. */
    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait before the next attempt; at most 30 s. */
    public Duration next() {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        long millis = Math.min(MAX_MILLIS, (long) (nextMillis * factor));
        nextMillis = Math.min(MAX_MILLIS, 2 * nextMillis);
        return Duration.ofMillis(millis);
    }

    /** Resets the wait after a successful attempt. */
    public void reset() {
        nextMillis = FIRST_MILLIS;
    }
}
