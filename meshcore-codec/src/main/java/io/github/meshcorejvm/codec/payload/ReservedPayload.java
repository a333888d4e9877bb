package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import java.util.Objects;

/**
 * A payload of one of the types 12 to 14, which are reserved.
 *
 * @param type {@link PayloadType#RESERVED_12} to {@link PayloadType#RESERVED_14}
 * @param data any bytes
 */
public record ReservedPayload(PayloadType type, Bytes data) implements Payload {

    /** Refuses a type that is in use. */
    public ReservedPayload {
        Objects.requireNonNull(data, "data");
        if (type.code() < PayloadType.RESERVED_12.code() || type.code() > PayloadType.RESERVED_14.code()) {
            throw new IllegalArgumentException("reserved payload types are 12..14 but was " + type.code());
        }
    }

    @Override
    public Bytes encode() {
        return data;
    }
}
