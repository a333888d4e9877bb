package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import java.util.Objects;

/**
 * Bytes of an application's own. Nodes hand them on when they came direct and ignore them when they came by flood.
 *
 * @param data any bytes
 */
public record RawCustom(Bytes data) implements Payload {

    /** Refuses null. */
    public RawCustom {
        Objects.requireNonNull(data, "data");
    }

    @Override
    public PayloadType type() {
        return PayloadType.RAW_CUSTOM;
    }

    @Override
    public Bytes encode() {
        return data;
    }
}
