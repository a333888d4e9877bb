package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;
import java.util.Optional;

/**
 * One field of a frame, or of what was decrypted from it. Values and meanings may contain unescaped text from the air,
 * control characters and all: whoever prints them escapes them.
 *
 * @param layer what the offset counts in
 * @param offset of the first byte, from 0
 * @param bytes all bytes of the field, even if only some {@code bits} of them count
 * @param bits which bits of a single byte, for the parts of a byte; these follow the field of the byte itself
 * @param name such as {@code path_len}
 * @param value a number in decimal, bytes in lower-case hex, or text
 * @param unit such as {@code dB}, if there is one
 * @param meaning in words; empty if name and value say it all
 */
public record Field(
        Layer layer,
        int offset,
        Bytes bytes,
        Optional<BitRange> bits,
        String name,
        String value,
        Optional<String> unit,
        String meaning) {

    /** What an offset counts in. */
    public enum Layer {
        /** The frame as on the air. */
        FRAME,
        /** What was decrypted from its payload. */
        PLAINTEXT
    }

    /** Refuses null and negative offsets. */
    public Field {
        Objects.requireNonNull(layer, "layer");
        Checks.range("offset", offset, 0, Integer.MAX_VALUE);
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(bits, "bits");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(meaning, "meaning");
    }
}
