package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How an observer heard a packet, according to its message.
 *
 * @param observer its id: from the topic, else from the message
 * @param name its name
 * @param iata its IATA code
 * @param time when, by the observer's clock
 * @param snr in dB
 * @param rssi in dBm
 */
public record Reception(
        Optional<String> observer,
        Optional<String> name,
        Optional<String> iata,
        Optional<Instant> time,
        OptionalDouble snr,
        OptionalDouble rssi) {

    /** Reads a message: its topic, if known, and its JSON. */
    public static Reception of(Optional<String> topic, JsonValue json) {
        Optional<Topic> levels = topic.map(Topic::of);
        return new Reception(
                levels.flatMap(Topic::observer).or(() -> AirText.string(json, "origin_id")),
                AirText.name(json, "origin"),
                AirText.iataCode(AirText.string(json, "region"))
                        .or(() -> AirText.iataCode(levels.flatMap(Topic::iata))),
                EnvelopeTime.of(json.get("timestamp")).map(EnvelopeTime::instant),
                LenientNumber.within(LenientNumber.of(json, "SNR", "snr"), -64, 64),
                LenientNumber.within(LenientNumber.of(json, "RSSI", "rssi"), -200, 50));
    }

    /** Reads a line in a log, which has only readings. */
    public static Reception ofReadings(double snr, double rssi) {
        return new Reception(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(snr),
                OptionalDouble.of(rssi));
    }

    /** Whether the message has any of this. */
    public boolean isEmpty() {
        return observer.isEmpty()
                && name.isEmpty()
                && iata.isEmpty()
                && time.isEmpty()
                && snr.isEmpty()
                && rssi.isEmpty();
    }
}
