package io.github.meshcorejvm.cli.message;

import com.google.gson.JsonElement;
import io.github.meshcorejvm.codec.Bytes;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a message says, read out of its JSON but not yet decoded. Immutable and safe for use by multiple threads. */
sealed interface Envelope {

    /** Who a message is from, as far as filters and rows need it. */
    record Sender(Optional<String> id, Optional<String> name, Optional<String> region) {}

    /** What the observer's radio measured: dB, dBm, score × 1000. */
    record Readings(OptionalDouble snr, OptionalDouble rssi, OptionalLong score) {
        static final Readings NONE = new Readings(OptionalDouble.empty(), OptionalDouble.empty(), OptionalLong.empty());
    }

    /**
     * A packet.
     *
     * @param direction {@code rx} or {@code tx}
     * @param rawCopy whether it came by {@code …/raw}
     * @param claimedLength the length of the frame as the publisher has it
     * @param claimedType its payload type, likewise
     */
    record PacketEnvelope(
            Sender sender,
            Bytes frame,
            Readings readings,
            Optional<String> direction,
            boolean rawCopy,
            OptionalLong claimedLength,
            OptionalLong claimedType,
            Optional<EnvelopeTime> time)
            implements Envelope {}

    /**
     * A client's packet with the place where it was received.
     *
     * @param client its key, lower case
     * @param accuracyMetres of the position
     * @param receivedAt by the client's own clock where that can be trusted
     */
    record ClientEnvelope(
            String client,
            Optional<String> name,
            Bytes frame,
            Readings readings,
            double latitude,
            double longitude,
            OptionalDouble accuracyMetres,
            Instant receivedAt)
            implements Envelope {}

    /** An observer's status. */
    record StatusEnvelope(Sender sender, boolean fresh, StatusFields fields) implements Envelope {}

    /**
     * A message that a companion radio has decoded.
     *
     * @param channel the channel's number; absent for a direct message
     */
    record CompanionEnvelope(
            Optional<String> channel, String text, Optional<JsonElement> senderTimestamp, OptionalDouble snr)
            implements Envelope {}

    /**
     * Nothing to store.
     *
     * @param detail the kind of an ignored topic, else empty
     */
    record Dropped(DropReason reason, String detail) implements Envelope {
        Dropped(DropReason reason) {
            this(reason, "");
        }
    }
}
