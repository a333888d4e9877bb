package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * An acknowledgement: a checksum (4 bytes), then at most an attempt number and a random byte. The checksum is no CRC
 * but the first 4 bytes of SHA-256 over the acknowledged plaintext and a public key.
 *
 * @param checksum 0..4294967295, little endian on the wire
 * @param extra what follows, any bytes; readers ignore it, the packet hash does not
 */
public record Ack(long checksum, Bytes extra) implements Payload {

    /** Length of the checksum, in bytes. */
    public static final int MIN_LENGTH = 4;

    /** Checks the range of the checksum. */
    public Ack {
        Checks.u32("checksum", checksum);
        Objects.requireNonNull(extra, "extra");
    }

    static Ack decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new Ack(in.u32(), in.rest());
    }

    /** The number of the attempt that is acknowledged, 0..255, if there is a fifth byte. */
    public OptionalInt extendedAttempt() {
        return extra.isEmpty() ? OptionalInt.empty() : OptionalInt.of(extra.u8(0));
    }

    /** The sixth byte, 0..255, there to make the packet hash differ. */
    public OptionalInt random() {
        return extra.size() < 2 ? OptionalInt.empty() : OptionalInt.of(extra.u8(1));
    }

    @Override
    public PayloadType type() {
        return PayloadType.ACK;
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(MIN_LENGTH + extra.size())
                .u32(checksum)
                .bytes(extra)
                .toBytes();
    }
}
