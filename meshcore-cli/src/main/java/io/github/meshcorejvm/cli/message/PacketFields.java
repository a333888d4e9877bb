package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Envelope.Dropped;
import io.github.meshcorejvm.cli.message.Envelope.PacketEnvelope;
import io.github.meshcorejvm.cli.message.Envelope.Readings;
import io.github.meshcorejvm.cli.message.Envelope.Sender;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.record.Signal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads the fields of a packet message. */
final class PacketFields {

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]");
    private static final double MADE_UP_SNR = 12.5;
    private static final double MADE_UP_RSSI = -65;

    private PacketFields() {}

    static Envelope read(Sender sender, JsonValue json, boolean rawTopic) {
        Optional<String> hex = rawTopic ? frameText(json, "data") : frameText(json, "raw");
        if (hex.isEmpty()) {
            return new Dropped(DropReason.NO_RAW);
        }
        Optional<Bytes> frame = frame(hex.get());
        if (frame.isEmpty()) {
            return new Dropped(DropReason.NOT_HEX);
        }
        Optional<EnvelopeTime> time = EnvelopeTime.of(json.get("timestamp"));
        return new PacketEnvelope(
                sender,
                frame.get(),
                rawTopic ? Readings.NONE : readings(json, time),
                direction(json).filter(text -> text.equals("rx") || text.equals("tx")),
                rawTopic,
                LenientNumber.whole(LenientNumber.of(json, "len")),
                LenientNumber.whole(LenientNumber.of(json, "packet_type")),
                time);
    }

    /** The hex under {@code key}, if it is a string that is not empty. */
    static Optional<String> frameText(JsonValue json, String key) {
        return AirText.string(json, key).filter(text -> !text.isEmpty());
    }

    static Optional<Bytes> frame(String hex) {
        Optional<Bytes> frame = plainFrame(hex);
        return frame.isPresent() ? frame : plainFrame(BLANKS.matcher(hex).replaceAll(""));
    }

    private static Optional<Bytes> plainFrame(String hex) {
        try {
            return Optional.of(Bytes.ofHex(hex));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    /** Whether the packet was received or sent: {@code rx} or {@code tx}, in lower case, or any other word. */
    static Optional<String> direction(JsonValue json) {
        return AirText.string(json, "direction")
                .or(() -> AirText.string(json, "Direction"))
                .map(text -> text.trim().toLowerCase(Locale.ROOT));
    }

    static Readings readings(JsonValue json, Optional<EnvelopeTime> time) {
        OptionalDouble snr = LenientNumber.within(LenientNumber.of(json, "SNR", "snr"), -64, 64);
        OptionalDouble rssi = LenientNumber.within(LenientNumber.of(json, "RSSI", "rssi"), -200, 50);
        boolean suspect = time.isPresent() && time.get().naive() && time.get().madeUpFraction();
        if (suspect && snr.orElse(0) == MADE_UP_SNR && rssi.orElse(0) == MADE_UP_RSSI) {
            snr = OptionalDouble.empty();
            rssi = OptionalDouble.empty();
        }
        if (rssi.isPresent() && rssi.getAsDouble() == 0 && snr.isPresent() && snr.getAsDouble() == 0) {
            // A packet that the node itself sent.
            snr = OptionalDouble.empty();
            rssi = OptionalDouble.empty();
        }
        OptionalDouble score = LenientNumber.of(json, "score", "Score");
        if (score.isPresent() && score.getAsDouble() > 0 && score.getAsDouble() < 1) {
            score = OptionalDouble.of(score.getAsDouble() * 1000);
        }
        return new Readings(new Signal(snr, rssi), LenientNumber.rounded(score));
    }
}
