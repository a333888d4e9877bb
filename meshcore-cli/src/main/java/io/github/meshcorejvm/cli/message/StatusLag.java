package io.github.meshcorejvm.cli.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How far the timestamps of one observer's statuses are behind their receipt. Not thread-safe. */
final class StatusLag {

    private static final Duration TOLERANCE = Duration.ofSeconds(60);
    private static final Duration MIN_APART = Duration.ofSeconds(60);
    private static final int MAX_REMEMBERED = 8;
    /** The log takes a backlog that lasts longer than this for a slow clock. */
    private static final Duration MAX_BACKLOG = Duration.ofHours(1);

    private final Deque<Status> earlier = new ArrayDeque<>();
    /** The latest of the timestamps that were not ahead of their receipt. */
    private @Nullable Instant latestTimestamp;
    /** The receipt of the first status in the current series of old ones. */
    private @Nullable Instant oldSince;

    private record Status(Instant receivedAt, Duration lag) {}

    /** Notes a status; returns whether its lag is that of an earlier one and its timestamp is newer. */
    boolean isEven(Instant timestamp, Instant receivedAt) {
        Duration lag = Duration.between(timestamp, receivedAt);
        Instant latest = latestTimestamp;
        boolean later = latest == null || timestamp.isAfter(latest);
        boolean even = later
                && earlier.stream()
                        .anyMatch(status -> Duration.between(status.receivedAt(), receivedAt)
                                                .compareTo(MIN_APART)
                                        >= 0
                                && isNear(status.lag(), lag));
        if (!lag.isNegative() && later) {
            latestTimestamp = timestamp;
        }
        remember(new Status(receivedAt, lag));
        return even;
    }

    /** Whether every status for an hour was old, so that the clock is slow, rather than a backlog being sent. */
    boolean isAlwaysOld(boolean old, Instant receivedAt) {
        Instant since = oldSince;
        if (!old || since == null) {
            oldSince = old ? receivedAt : null;
            return false;
        }
        return Duration.between(since, receivedAt).compareTo(MAX_BACKLOG) >= 0;
    }

    /** One per minute and lag is enough, so that many in one minute do not displace older ones. */
    private void remember(Status status) {
        boolean known = earlier.stream()
                .anyMatch(other -> Duration.between(other.receivedAt(), status.receivedAt())
                                        .compareTo(MIN_APART)
                                < 0
                        && isNear(other.lag(), status.lag()));
        if (!known) {
            earlier.addLast(status);
            if (earlier.size() > MAX_REMEMBERED) {
                earlier.removeFirst();
            }
        }
    }

    private static boolean isNear(Duration a, Duration b) {
        return a.minus(b).abs().compareTo(TOLERANCE) <= 0;
    }
}
