package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientStamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The common fields of all client messages: who sent them, when and where. */
final class ClientOrigin {

    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{2,64}");
    private static final Duration MAX_AHEAD = Duration.ofHours(14);
    private static final Duration MAX_AGE = Duration.ofDays(30);
    private static final Duration NAIVE_TRUST = Duration.ofMinutes(15);

    private ClientOrigin() {}

    /** Who and when; empty if the topic has no key. */
    static Optional<ClientStamp> stamp(Topic topic, JsonValue json, Instant now) {
        return topic.observer()
                .filter(key -> KEY.matcher(key).matches())
                .map(key -> new ClientStamp(
                        key.toLowerCase(Locale.ROOT), sentAt(EnvelopeTime.of(json.get("timestamp")), now), now));
    }

    /** Where; empty for an invalid position, and for 0, 0. */
    static Optional<ClientPosition> position(JsonValue json) {
        JsonValue gps = json.get("gps");
        if (gps == null) {
            return Optional.empty();
        }
        OptionalDouble latitude = LenientNumber.within(LenientNumber.of(gps, "lat"), -90, 90);
        OptionalDouble longitude = LenientNumber.within(LenientNumber.of(gps, "lon"), -180, 180);
        if (latitude.isEmpty() || longitude.isEmpty() || latitude.getAsDouble() == 0 && longitude.getAsDouble() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new ClientPosition(latitude.getAsDouble(), longitude.getAsDouble(), LenientNumber.of(gps, "acc_m")));
    }

    /** The client's own time if it is plausible, but never a time in the future. */
    private static Instant sentAt(Optional<EnvelopeTime> time, Instant now) {
        if (time.isEmpty()) {
            return now;
        }
        Instant claimed = time.get().instant();
        Duration ahead = Duration.between(now, claimed);
        boolean impossible = ahead.compareTo(MAX_AHEAD) > 0 || ahead.negated().compareTo(MAX_AGE) > 0;
        boolean doubtful = time.get().naive() && ahead.abs().compareTo(NAIVE_TRUST) > 0;
        return impossible || doubtful || ahead.toMillis() > 0 ? now : claimed;
    }
}
