package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.telemetry.LppRanges;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Minimum, maximum and average of sensor values: the sensor's time (4 bytes), then the values.
 *
 * @param timeSeconds the sensor's clock, seconds since 1970, 0..4294967295
 * @param ranges the values, and what follows them
 */
public record MinMaxAverage(long timeSeconds, LppRanges ranges) implements ResponseData {

    private static final long serialVersionUID = 1;

    /** Checks the range. */
    public MinMaxAverage {
        Checks.u32("timeSeconds", timeSeconds);
        Objects.requireNonNull(ranges, "ranges");
    }

    static Optional<MinMaxAverage> decode(Bytes data) {
        if (data.size() < Integer.BYTES) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(data);
        return Optional.of(new MinMaxAverage(in.u32(), LppRanges.decode(in.rest())));
    }

    /** The node's clock as an instant. */
    public Instant time() {
        return Instant.ofEpochSecond(timeSeconds);
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.MIN_MAX_AVERAGE);
    }

    @Override
    public Bytes encode() {
        Bytes encoded = ranges.encode();
        return new ByteWriter(Integer.BYTES + encoded.size())
                .u32(timeSeconds)
                .bytes(encoded)
                .toBytes();
    }
}
