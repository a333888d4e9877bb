package io.github.meshcorejvm.cli.message;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.message.Envelope.ClientEnvelope;
import io.github.meshcorejvm.cli.message.Envelope.Dropped;
import io.github.meshcorejvm.codec.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads the fields of a client reception: a packet, and where a phone was when it heard it. */
final class ClientFields {

    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{2,64}");
    private static final Duration LATEST_AHEAD = Duration.ofHours(14);
    private static final Duration OLDEST = Duration.ofDays(30);
    private static final Duration NAIVE_TRUST = Duration.ofMinutes(15);

    private ClientFields() {}

    static Envelope read(Topic topic, JsonObject json, Instant now) {
        String key = topic.observer().orElse("");
        if (!KEY.matcher(key).matches()) {
            return new Dropped(DropReason.CLIENT_KEY);
        }
        Optional<String> hex = PacketFields.frameText(json, "raw");
        if (hex.isEmpty()) {
            return new Dropped(DropReason.NO_RAW);
        }
        Optional<Bytes> frame = PacketFields.frame(hex.get());
        if (frame.isEmpty()) {
            return new Dropped(DropReason.NOT_HEX);
        }
        if (!AirText.string(json, "direction").orElse("rx").trim().equalsIgnoreCase("rx")) {
            return new Dropped(DropReason.NOBODY_HEARD);
        }
        JsonObject gps = json.get("gps") instanceof JsonObject object ? object : new JsonObject();
        OptionalDouble latitude = LenientNumber.within(LenientNumber.of(gps, "lat"), -90, 90);
        OptionalDouble longitude = LenientNumber.within(LenientNumber.of(gps, "lon"), -180, 180);
        if (latitude.isEmpty() || longitude.isEmpty() || latitude.getAsDouble() == 0 && longitude.getAsDouble() == 0) {
            return new Dropped(DropReason.NO_POSITION);
        }
        Optional<EnvelopeTime> time = EnvelopeTime.of(json.get("timestamp"));
        return new ClientEnvelope(
                key.toLowerCase(Locale.ROOT),
                AirText.name(json, "origin"),
                frame.get(),
                PacketFields.readings(json, time),
                latitude.getAsDouble(),
                longitude.getAsDouble(),
                LenientNumber.of(gps, "acc_m"),
                receivedAt(time, now));
    }

    /** The client's own time where it can be right, and never one that is still to come. */
    private static Instant receivedAt(Optional<EnvelopeTime> time, Instant now) {
        if (time.isEmpty()) {
            return now;
        }
        Instant claimed = time.get().instant();
        Duration ahead = Duration.between(now, claimed);
        boolean impossible =
                ahead.compareTo(LATEST_AHEAD) > 0 || ahead.negated().compareTo(OLDEST) > 0;
        boolean doubtful = time.get().naive() && ahead.abs().compareTo(NAIVE_TRUST) > 0;
        return impossible || doubtful || ahead.toMillis() > 0 ? now : claimed;
    }
}
