package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.internal.Sha256;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The plaintext of a {@link io.github.meshcorejvm.codec.payload.Request}: time or tag (4 bytes), request type (1),
 * data.
 *
 * @param timestampSeconds the sender's clock, or any number; the response repeats it, 0..4294967295
 * @param requestType 0..255, see {@link #STATUS} and its like
 * @param data what follows; if decoded, including the padding, whose length is not known
 */
public record RequestContent(long timestampSeconds, int requestType, Bytes data) implements DirectContent {

    /** Asks for battery, counters and the like. */
    public static final int STATUS = 1;
    /** Keeps a room session alive; the data is the time of the newest post known, 4 bytes. */
    public static final int KEEP_ALIVE = 2;
    /** Asks for sensor values. */
    public static final int TELEMETRY = 3;
    /** Asks for minimum, maximum and average values. */
    public static final int MIN_MAX_AVERAGE = 4;
    /** Asks for the permissions of all clients. */
    public static final int ACCESS_LIST = 5;
    /** Asks for the neighbours. */
    public static final int NEIGHBOURS = 6;
    /** Asks for the owner. */
    public static final int OWNER = 7;

    private static final int HEADER_LENGTH = 5;
    private static final int KEEP_ALIVE_LENGTH = 9;

    /** Checks the ranges. */
    public RequestContent {
        Checks.u32("timestampSeconds", timestampSeconds);
        Checks.u8("requestType", requestType);
        Objects.requireNonNull(data, "data");
    }

    static Optional<RequestContent> decode(Bytes plaintext) {
        if (plaintext.size() < HEADER_LENGTH) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(plaintext);
        return Optional.of(new RequestContent(in.u32(), in.u8(), in.rest()));
    }

    /** The sender's clock as an instant. */
    public Instant timestamp() {
        return Instant.ofEpochSecond(timestampSeconds);
    }

    /**
     * The checksum of the ACK that a room server sends for a keep-alive: the first 4 bytes of SHA-256 over the 9 bytes
     * of the request and the key of the requester. Absent for other requests, or fewer than 4 bytes of data.
     */
    public OptionalLong keepAliveChecksum(NodeKey requester) {
        Objects.requireNonNull(requester, "requester");
        Bytes plaintext = encode();
        if (requestType != KEEP_ALIVE || plaintext.size() < KEEP_ALIVE_LENGTH) {
            return OptionalLong.empty();
        }
        byte[] hash = Sha256.hash(plaintext.slice(0, KEEP_ALIVE_LENGTH), requester.bytes());
        return OptionalLong.of(Bytes.copyOf(hash).u32le(0));
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(HEADER_LENGTH + data.size())
                .u32(timestampSeconds)
                .u8(requestType)
                .bytes(data)
                .toBytes();
    }
}
