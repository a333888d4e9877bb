package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Every field of a frame in the order of the wire; of an invalid frame, as far as it can be read. The fields that are
 * not parts of a byte cover the frame without gap or overlap. Immutable and safe for use by multiple threads.
 *
 * @param frame the bytes looked at
 * @param fields those of the frame, then those of the plaintext
 * @param decrypted what keys have decrypted, if anything
 * @param problems why the packet or its payload is invalid, as text; empty for a sound packet
 */
public record PacketStructure(Bytes frame, List<Field> fields, Optional<Decrypted> decrypted, List<String> problems) {

    /**
     * What was decrypted.
     *
     * @param by the channel, or the two nodes, whose key it was
     * @param plaintext with its zero padding
     */
    public record Decrypted(String by, Bytes plaintext) {
        /** Refuses null. */
        public Decrypted {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(plaintext, "plaintext");
        }
    }

    /** Copies the lists. */
    public PacketStructure {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(decrypted, "decrypted");
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    /** Looks at a frame without keys. Never fails. */
    public static PacketStructure of(Bytes frame) {
        return of(frame, StructureKeys.NONE);
    }

    /** Looks at a frame, and into it as far as the keys go. Never fails. */
    public static PacketStructure of(Bytes frame, StructureKeys keys) {
        return of(frame, keys, Optional.empty());
    }

    /**
     * Looks at a frame, and into it as far as the keys go. Never fails.
     *
     * @param response what the response in the frame is, if that is known, see
     *     {@link io.github.meshcorejvm.codec.exchange.ResponseMatcher}; otherwise its type is guessed
     */
    public static PacketStructure of(Bytes frame, StructureKeys keys, Optional<ResponseData> response) {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(response, "response");
        return new FrameStructure(frame, keys, response).analyse();
    }
}
