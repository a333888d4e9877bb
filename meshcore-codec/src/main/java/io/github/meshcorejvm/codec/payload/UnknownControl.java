package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;

/**
 * Control data of a sub-type that is not in use, or too short for its sub-type.
 *
 * @param flags the first byte, 0..255
 * @param data the rest
 */
public record UnknownControl(int flags, Bytes data) implements Control {

    /** Checks the range. */
    public UnknownControl {
        Checks.u8("flags", flags);
        Objects.requireNonNull(data, "data");
    }

    static UnknownControl decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new UnknownControl(in.u8(), in.rest());
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(Control.MIN_LENGTH + data.size())
                .u8(flags)
                .bytes(data)
                .toBytes();
    }
}
