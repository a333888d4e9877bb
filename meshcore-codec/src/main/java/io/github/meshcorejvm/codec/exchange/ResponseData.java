package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The data of a response: what follows its tag. Every implementation is immutable. */
public sealed interface ResponseData extends Serializable
        permits Status,
                Telemetry,
                MinMaxAverage,
                AccessList,
                Neighbours,
                Owner,
                Login,
                LegacyLogin,
                Regions,
                AnonymousOwner,
                Clock,
                ResponseData.Unknown {

    /** The type; absent if it is not known. */
    Optional<ResponseType> type();

    /** The bytes on the wire, padding included if it was decoded. */
    Bytes encode();

    /**
     * Data whose type is not known, or which does not have the form of its type.
     *
     * @param claimed the type that was tried, if any
     * @param data all of it
     */
    record Unknown(Optional<ResponseType> claimed, Bytes data) implements ResponseData {
        private static final long serialVersionUID = 1;

        /** Refuses null. */
        public Unknown {
            Objects.requireNonNull(claimed, "claimed");
            Objects.requireNonNull(data, "data");
        }

        private Object writeReplace() {
            return new Form(claimed.map(List::of).orElse(List.of()), data);
        }

        /** What is serialized, since an Optional cannot be. */
        private record Form(List<ResponseType> claimed, Bytes data) implements Serializable {
            private Object readResolve() {
                return new Unknown(claimed.stream().findFirst(), data);
            }
        }

        @Override
        public Optional<ResponseType> type() {
            return Optional.empty();
        }

        @Override
        public Bytes encode() {
            return data;
        }
    }

    /**
     * Decodes data of a type. Never fails: data that does not have the form of the type gives {@link Unknown}.
     *
     * @param data what follows the tag, with or without padding
     */
    static ResponseData decode(ResponseType type, Bytes data) {
        Optional<? extends ResponseData> decoded = switch (type) {
            case STATUS -> Status.decode(data);
            case TELEMETRY -> Telemetry.decode(data);
            case MIN_MAX_AVERAGE -> MinMaxAverage.decode(data);
            case ACCESS_LIST -> AccessList.decode(data);
            case NEIGHBOURS -> Neighbours.decode(data);
            case OWNER -> Owner.decode(data);
            case LOGIN -> Login.decode(data);
            case REGIONS -> Regions.decode(data);
            case ANONYMOUS_OWNER -> AnonymousOwner.decode(data);
            case CLOCK -> Clock.decode(data);
        };
        return decoded.isPresent() ? decoded.get() : new Unknown(Optional.of(type), data);
    }
}
