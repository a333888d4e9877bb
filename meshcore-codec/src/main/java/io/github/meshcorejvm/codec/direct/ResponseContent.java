package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;
import java.util.Optional;

/**
 * The plaintext of a {@link io.github.meshcorejvm.codec.payload.Response}: tag (4 bytes), data. The type of
 * the data is not on the wire; see {@link io.github.meshcorejvm.codec.exchange}.
 *
 * @param tag the time of the request; in the response to a login the server's own time, 0..4294967295
 * @param data what follows; if decoded, including the padding, whose length is not known
 */
public record ResponseContent(long tag, Bytes data) implements DirectContent {

    /** Checks the range. */
    public ResponseContent {
        Checks.u32("tag", tag);
        Objects.requireNonNull(data, "data");
    }

    static Optional<ResponseContent> decode(Bytes plaintext) {
        if (plaintext.size() < Integer.BYTES) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(plaintext);
        return Optional.of(new ResponseContent(in.u32(), in.rest()));
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(Integer.BYTES + data.size()).u32(tag).bytes(data).toBytes();
    }
}
