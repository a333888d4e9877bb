package io.github.meshcorejvm.codec;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of decoding a frame, for streams, in which a checked exception is in the way:
 * {@code frames.map(Packet::tryDecode).flatMap(PacketResult::stream)}.
 */
public sealed interface PacketResult extends Serializable {

    /** The packet, if the frame is one. */
    default Optional<Packet> packet() {
        return this instanceof Decoded decoded ? Optional.of(decoded.value()) : Optional.empty();
    }

    /** Why the frame is not a packet, if it is not. */
    default Optional<PacketFormatException> problem() {
        return this instanceof Invalid invalid ? Optional.of(invalid.cause()) : Optional.empty();
    }

    /** The packet, or nothing. */
    default Stream<Packet> stream() {
        return packet().stream();
    }

    /** The frame is a packet. */
    record Decoded(Packet value) implements PacketResult {
        /** Refuses null. */
        public Decoded {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The frame is not a packet. */
    record Invalid(PacketFormatException cause) implements PacketResult {
        /** Refuses null. */
        public Invalid {
            Objects.requireNonNull(cause, "cause");
        }

        /** Whether the other has the same reason, offset and message. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Invalid invalid
                    && cause.reason() == invalid.cause.reason()
                    && cause.offset() == invalid.cause.offset()
                    && Objects.equals(cause.getMessage(), invalid.cause.getMessage());
        }

        @Override
        public int hashCode() {
            return Objects.hash(cause.reason(), cause.offset());
        }
    }
}
