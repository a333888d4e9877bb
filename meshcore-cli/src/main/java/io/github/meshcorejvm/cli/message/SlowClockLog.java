package io.github.meshcorejvm.cli.message;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the observers whose clocks are wrong, each once a day, up to a maximum number. Not thread-safe. */
final class SlowClockLog {

    private static final Logger LOG = LoggerFactory.getLogger(SlowClockLog.class);
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final int MAX_NAMED = 200;

    private final Set<String> named = new HashSet<>();
    private Instant since = Instant.MIN;

    void name(String observer, Duration lag, Instant now) {
        if (now.isBefore(since)
                || Duration.between(since.equals(Instant.MIN) ? now : since, now)
                                .compareTo(PERIOD)
                        >= 0) {
            named.clear();
            since = now;
        }
        if (since.equals(Instant.MIN)) {
            since = now;
        }
        if (named.size() >= MAX_NAMED || !named.add(observer)) {
            return;
        }
        LOG.warn(
                "the clock of observer {} is {} s {}",
                observer,
                lag.abs().toSeconds(),
                lag.isNegative() ? "ahead" : "behind");
        if (named.size() == MAX_NAMED) {
            LOG.warn("more observers have wrong clocks, not listed until tomorrow");
        }
    }
}
