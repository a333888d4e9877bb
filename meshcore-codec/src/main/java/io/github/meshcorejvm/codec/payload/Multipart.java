package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;
import java.util.Optional;

/**
 * One of several packets that carry the same thing. The first byte has two fields of four bits: the upper one how many
 * are still to come, the lower one the type of what is inside. Firmware 1.17.1 makes and takes only ACKs this way.
 *
 * @param remaining more packets to come, 0..15
 * @param innerType the type of what is inside
 * @param innerBytes what is inside
 */
public record Multipart(int remaining, PayloadType innerType, Bytes innerBytes) implements Payload {

    /** Length of the first field, in bytes. */
    public static final int MIN_LENGTH = 1;

    private static final int NIBBLE = 4;
    private static final int NIBBLE_MASK = 0x0F;

    /** Checks the range. */
    public Multipart {
        Checks.range("remaining", remaining, 0, NIBBLE_MASK);
        Objects.requireNonNull(innerType, "innerType");
        Objects.requireNonNull(innerBytes, "innerBytes");
    }

    static Multipart decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        int first = in.u8();
        return new Multipart(first >>> NIBBLE, PayloadType.ofCode(first & NIBBLE_MASK), in.rest());
    }

    /** The acknowledgement inside, if that is what is inside and there are at least four bytes of it. */
    public Optional<Ack> ack() {
        return innerType == PayloadType.ACK && innerBytes.size() >= Ack.MIN_LENGTH
                ? Optional.of(Ack.decode(innerBytes))
                : Optional.empty();
    }

    @Override
    public PayloadType type() {
        return PayloadType.MULTIPART;
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(MIN_LENGTH + innerBytes.size())
                .u8(remaining << NIBBLE | innerType.code())
                .bytes(innerBytes)
                .toBytes();
    }
}
