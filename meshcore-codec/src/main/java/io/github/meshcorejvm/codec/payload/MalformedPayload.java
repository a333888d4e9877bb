package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import java.util.Objects;

/**
 * Bytes that do not make a payload of their type. The packet they came in is one all the same.
 *
 * @param type the type that the header gives
 * @param problem what is wrong, in words
 * @param raw the bytes, maybe none
 */
public record MalformedPayload(PayloadType type, String problem, Bytes raw) implements Payload {

    /** Refuses null. */
    public MalformedPayload {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public Bytes encode() {
        return raw;
    }
}
