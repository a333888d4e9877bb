package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which statuses prove that their observer is alive. The lag of a slow clock is constant, while that of a backlog
 * shrinks and that of a repeated message grows. Not thread-safe; confined to the thread that decodes.
 */
public final class StatusFreshness {

    private static final Duration STALE = Duration.ofMinutes(10);
    private static final Duration STALE_NAIVE = Duration.ofHours(12).plusMinutes(10);
    /** Strangers control how many observers there are; ids have at most 128 characters. */
    private static final int MAX_OBSERVERS = 10_000;

    private final SlowClockLog slowClocks = new SlowClockLog();
    private final Map<String, StatusLag> lags = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StatusLag> eldest) {
            return size() > MAX_OBSERVERS;
        }
    };

    boolean isFresh(String observer, JsonValue json, InboundMessage message) {
        if (message.retained()) {
            return false;
        }
        Optional<EnvelopeTime> time = EnvelopeTime.of(json.get("timestamp"));
        boolean fresh = time.isEmpty() || isFresh(observer, time.get(), message.receivedAt());
        return fresh && !isOffline(json);
    }

    private boolean isFresh(String observer, EnvelopeTime time, Instant receivedAt) {
        Duration lag = Duration.between(time.instant(), receivedAt);
        Duration limit = time.naive() ? STALE_NAIVE : STALE;
        boolean old = lag.compareTo(limit) > 0;
        StatusLag statuses = lags.computeIfAbsent(observer.toLowerCase(Locale.ROOT), key -> new StatusLag());
        boolean even = statuses.isEven(time.instant(), receivedAt);
        boolean alwaysOld = statuses.isAlwaysOld(old, receivedAt);
        if (old && even || alwaysOld || lag.negated().compareTo(limit) > 0) {
            slowClocks.name(observer, lag, receivedAt);
        }
        return !old || even;
    }

    private static boolean isOffline(JsonValue json) {
        String status = AirText.string(json, "status").orElse("").trim().toLowerCase(Locale.ROOT);
        return status.equals("offline") || status.equals("disconnected") || status.startsWith("error");
    }
}
