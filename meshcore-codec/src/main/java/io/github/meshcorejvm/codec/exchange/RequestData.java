package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** The parameters of a request: what follows its type. Every implementation is immutable. */
public sealed interface RequestData extends Serializable {

    /** The bytes on the wire, padding included if they were decoded. */
    Bytes encode();

    /** Decodes the parameters of a request. Never fails: what has none, or is too short, gives {@link Opaque}. */
    static RequestData of(RequestContent request) {
        Bytes data = request.data();
        ByteReader in = new ByteReader(data);
        return switch (request.requestType()) {
            case RequestContent.KEEP_ALIVE ->
                data.size() < KeepAlive.LENGTH ? new Opaque(data) : new KeepAlive(in.u32(), in.rest());
            case RequestContent.TELEMETRY ->
                data.size() < Telemetry.LENGTH ? new Opaque(data) : new Telemetry(in.u8(), in.rest());
            case RequestContent.MIN_MAX_AVERAGE ->
                data.size() < MinMaxAverage.LENGTH
                        ? new Opaque(data)
                        : new MinMaxAverage(in.u32(), in.u32(), in.rest());
            case RequestContent.NEIGHBOURS ->
                data.size() < Neighbours.LENGTH
                        ? new Opaque(data)
                        : new Neighbours(in.u8(), in.u8(), in.u16(), in.u8(), in.u8(), in.rest());
            default -> new Opaque(data);
        };
    }

    /** Parameters of a request without any, of an unknown type, or too short for their type. */
    record Opaque(Bytes data) implements RequestData {
        private static final long serialVersionUID = 1;

        /** Refuses null. */
        public Opaque {
            Objects.requireNonNull(data, "data");
        }

        @Override
        public Bytes encode() {
            return data;
        }
    }

    /**
     * Of a keep-alive.
     *
     * @param sinceSeconds time of the newest known post, seconds since 1970, 0..4294967295
     * @param trailing what follows
     */
    record KeepAlive(long sinceSeconds, Bytes trailing) implements RequestData {
        private static final long serialVersionUID = 1;
        private static final int LENGTH = 4;

        /** Checks the range. */
        public KeepAlive {
            Checks.u32("sinceSeconds", sinceSeconds);
            Objects.requireNonNull(trailing, "trailing");
        }

        @Override
        public Bytes encode() {
            return new ByteWriter(LENGTH + trailing.size())
                    .u32(sinceSeconds)
                    .bytes(trailing)
                    .toBytes();
        }
    }

    /**
     * Of a telemetry request.
     *
     * @param invertedMask the byte on the wire, 0..255
     * @param trailing what follows
     */
    record Telemetry(int invertedMask, Bytes trailing) implements RequestData {
        private static final long serialVersionUID = 1;
        private static final int LENGTH = 1;

        /** Checks the range. */
        public Telemetry {
            Checks.u8("invertedMask", invertedMask);
            Objects.requireNonNull(trailing, "trailing");
        }

        /** The permissions that the client uses, as a mask, 0..255. They are inverted on the wire. */
        public int permissions() {
            return ~invertedMask & 0xFF;
        }

        @Override
        public Bytes encode() {
            return new ByteWriter(LENGTH + trailing.size())
                    .u8(invertedMask)
                    .bytes(trailing)
                    .toBytes();
        }
    }

    /**
     * Of a request for minimum, maximum and average.
     *
     * @param startSecondsAgo begin of the period, 0..4294967295
     * @param endSecondsAgo end of the period, 0..4294967295
     * @param trailing what follows: 2 reserved bytes
     */
    record MinMaxAverage(long startSecondsAgo, long endSecondsAgo, Bytes trailing) implements RequestData {
        private static final long serialVersionUID = 1;
        private static final int LENGTH = 8;

        /** Checks the ranges. */
        public MinMaxAverage {
            Checks.u32("startSecondsAgo", startSecondsAgo);
            Checks.u32("endSecondsAgo", endSecondsAgo);
            Objects.requireNonNull(trailing, "trailing");
        }

        @Override
        public Bytes encode() {
            return new ByteWriter(LENGTH + trailing.size())
                    .u32(startSecondsAgo)
                    .u32(endSecondsAgo)
                    .bytes(trailing)
                    .toBytes();
        }
    }

    /**
     * Of a request for neighbours.
     *
     * @param version 0 for all firmware so far; 0..255
     * @param count maximum number of neighbours in the response, 0..255
     * @param offset how many to skip, 0..65535
     * @param orderBy 0 newest first, 1 oldest first, 2 strongest first, 3 weakest first; 0..255
     * @param prefixLength how many bytes of each public key, 0..255; servers send 32 at most
     * @param trailing what follows: 4 random bytes
     */
    record Neighbours(int version, int count, int offset, int orderBy, int prefixLength, Bytes trailing)
            implements RequestData {
        private static final long serialVersionUID = 1;
        private static final int LENGTH = 6;

        /** Checks the ranges. */
        public Neighbours {
            Checks.u8("version", version);
            Checks.u8("count", count);
            Checks.u16("offset", offset);
            Checks.u8("orderBy", orderBy);
            Checks.u8("prefixLength", prefixLength);
            Objects.requireNonNull(trailing, "trailing");
        }

        /**
         * The order that a value of {@link #orderBy()} stands for; empty for a value that firmware does not know.
         *
         * @param orderBy 0..255
         */
        public static Optional<String> order(int orderBy) {
            return switch (Checks.u8("orderBy", orderBy)) {
                case 0 -> Optional.of("newest first");
                case 1 -> Optional.of("oldest first");
                case 2 -> Optional.of("strongest first");
                case 3 -> Optional.of("weakest first");
                default -> Optional.empty();
            };
        }

        @Override
        public Bytes encode() {
            return new ByteWriter(LENGTH + trailing.size())
                    .u8(version)
                    .u8(count)
                    .u16(offset)
                    .u8(orderBy)
                    .u8(prefixLength)
                    .bytes(trailing)
                    .toBytes();
        }
    }
}
