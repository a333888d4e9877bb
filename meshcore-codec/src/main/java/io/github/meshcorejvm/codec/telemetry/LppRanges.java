package io.github.meshcorejvm.codec.telemetry;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A list of minima, maxima and averages. It ends as a list of {@link LppReadings} does.
 *
 * @param ranges the values
 * @param rest all bytes after the last value: padding, or what cannot be read
 */
public record LppRanges(List<LppRange> ranges, Bytes rest) implements Serializable {

    private static final int HEADER_LENGTH = 2;
    private static final int VALUES = 3;

    /** Copies the list. */
    public LppRanges {
        ranges = List.copyOf(ranges);
        Objects.requireNonNull(rest, "rest");
    }

    /** Values to send. */
    public static LppRanges of(List<LppRange> ranges) {
        return new LppRanges(ranges, Bytes.EMPTY);
    }

    /** Decodes any bytes; what cannot be read is in {@link #rest()}. */
    public static LppRanges decode(Bytes bytes) {
        List<LppRange> ranges = new ArrayList<>();
        ByteReader in = new ByteReader(bytes);
        int end = 0;
        for (Optional<LppRange> next = next(in); next.isPresent(); next = next(in)) {
            ranges.add(next.get());
            end = in.position();
        }
        return new LppRanges(ranges, bytes.slice(end, bytes.size()));
    }

    private static Optional<LppRange> next(ByteReader in) {
        if (in.remaining() <= HEADER_LENGTH) {
            return Optional.empty();
        }
        int channel = in.u8();
        Optional<LppType> type = LppType.ofCode(in.u8());
        if (channel == 0 || type.isEmpty() || type.get() == LppType.POLYLINE) {
            return Optional.empty();
        }
        int size = type.get().size();
        return VALUES * size > in.remaining()
                ? Optional.empty()
                : Optional.of(new LppRange(channel, type.get(), in.take(size), in.take(size), in.take(size)));
    }

    /** The bytes that were decoded. */
    public Bytes encode() {
        int length = rest.size();
        for (LppRange range : ranges) {
            length += HEADER_LENGTH + VALUES * range.type().size();
        }
        ByteWriter out = new ByteWriter(length);
        for (LppRange range : ranges) {
            out.u8(range.channel())
                    .u8(range.type().code())
                    .bytes(range.min())
                    .bytes(range.max())
                    .bytes(range.average());
        }
        return out.bytes(rest).toBytes();
    }
}
