package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.payload.Ack;
import io.github.meshcorejvm.codec.payload.Payload;
import java.util.Objects;
import java.util.Optional;

/**
 * The plaintext of a {@link io.github.meshcorejvm.codec.payload.ReturnedPath}:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>1</td><td>path_len, as in a packet: hash size and count</td></tr>
 * <tr><td>n</td><td>path</td></tr>
 * <tr><td>1</td><td>extra type; only the low four bits count</td></tr>
 * <tr><td>rest</td><td>extra: the payload of the extra type, such as an ACK</td></tr>
 * </table>
 *
 * @param path how to reach the sender
 * @param extraTypeByte 0..255
 * @param extra if decoded, including the padding, whose length is not known
 */
public record PathContent(HopPath path, int extraTypeByte, Bytes extra) implements DirectContent {

    /** The extra type that senders write when there is no extra; 4 random bytes follow it. */
    public static final int NO_EXTRA = 0xFF;

    private static final int TYPE_MASK = 0x0F;

    /** Checks the range. */
    public PathContent {
        Objects.requireNonNull(path, "path");
        Checks.u8("extraTypeByte", extraTypeByte);
        Objects.requireNonNull(extra, "extra");
    }

    /** The content; absent if path_len is invalid, or the plaintext is too short for path and extra type. */
    static Optional<PathContent> decode(Bytes plaintext) {
        if (plaintext.isEmpty() || !HopPath.isValidLengthByte(plaintext.u8(0))) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(plaintext);
        int lengthByte = in.u8();
        int length = HopPath.byteLengthOf(lengthByte);
        if (in.remaining() < length + 1) {
            return Optional.empty();
        }
        return Optional.of(new PathContent(HopPath.ofLengthByte(lengthByte, in.take(length)), in.u8(), in.rest()));
    }

    /** The type of the extra; {@link PayloadType#RAW_CUSTOM} also means that there is none, see {@link #NO_EXTRA}. */
    public PayloadType extraType() {
        return PayloadType.ofCode(extraTypeByte & TYPE_MASK);
    }

    /**
     * The extra as a payload of its type, padding included. A response is not encrypted here: see {@link #response()}.
     */
    public Payload extraPayload() {
        return Payload.decode(extraType(), extra);
    }

    /** The acknowledgement in the extra, if it is one. */
    public Optional<Ack> ack() {
        return extraPayload() instanceof Ack ack ? Optional.of(ack) : Optional.empty();
    }

    /** The response in the extra, if it is one. It is plaintext, since the whole content was encrypted. */
    public Optional<ResponseContent> response() {
        return extraType() == PayloadType.RESPONSE ? ResponseContent.decode(extra) : Optional.empty();
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(2 + path.bytes().size() + extra.size())
                .u8(path.lengthByte())
                .bytes(path.bytes())
                .u8(extraTypeByte)
                .bytes(extra)
                .toBytes();
    }
}
