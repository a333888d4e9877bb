package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.Signal;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The contents of a message, read from its JSON but not yet decoded. Immutable and safe for use by multiple threads. */
sealed interface Envelope {

    /** Calls the reader's method for its kind. */
    <R> R to(Reader<R> reader);

    /** Reads each kind of envelope; a new kind is a method that every reader must have. */
    interface Reader<R> {
        R read(PacketEnvelope packet);

        R read(ClientEnvelope client);

        R read(Ready ready);

        R read(StatusEnvelope status);

        R read(CompanionEnvelope companion);

        R read(Dropped dropped);
    }

    /** The sender of a message, as far as filters and rows need it. */
    record Sender(Optional<String> id, Optional<String> name, Optional<String> iata) {}

    /** The measurements of the observer's radio; score × 1000. */
    record Readings(Signal signal, OptionalLong score) {
        static final Readings NONE = new Readings(Signal.NONE, OptionalLong.empty());
    }

    /**
     * A packet.
     *
     * @param direction {@code rx} or {@code tx}
     * @param rawCopy whether it came by {@code …/raw}
     * @param claimedLength the length of the frame according to the publisher
     * @param claimedType its payload type according to the publisher
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
            implements Envelope {

        @Override
        public <R> R to(Reader<R> reader) {
            return reader.read(this);
        }
    }

    /**
     * A client's packet with the place where it was received.
     *
     * @param stamp who the client is, and when it heard the packet
     * @param name what it calls itself
     */
    record ClientEnvelope(
            ClientStamp stamp, Optional<String> name, Bytes frame, Readings readings, ClientPosition position)
            implements Envelope {

        @Override
        public <R> R to(Reader<R> reader) {
            return reader.read(this);
        }
    }

    /** Contents that need no decoding and can be written directly. */
    record Ready(StoreRecord record) implements Envelope {

        @Override
        public <R> R to(Reader<R> reader) {
            return reader.read(this);
        }
    }

    /** An observer's status. */
    record StatusEnvelope(Sender sender, boolean fresh, StatusFields fields) implements Envelope {

        @Override
        public <R> R to(Reader<R> reader) {
            return reader.read(this);
        }
    }

    /**
     * A message that a companion radio has decoded.
     *
     * @param channel the channel's number; absent for a direct message
     */
    record CompanionEnvelope(
            Optional<String> channel, String text, Optional<JsonValue> senderTimestamp, OptionalDouble snr)
            implements Envelope {

        @Override
        public <R> R to(Reader<R> reader) {
            return reader.read(this);
        }
    }

    /**
     * Nothing to store.
     *
     * @param detail the kind of an ignored topic, else empty
     */
    record Dropped(DropReason reason, String detail) implements Envelope {
        Dropped(DropReason reason) {
            this(reason, "");
        }

        @Override
        public <R> R to(Reader<R> reader) {
            return reader.read(this);
        }
    }
}
