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
 * A list of sensor values. It ends at channel 0, as firmware reads it, at a type that the library does not have, or
 * where the bytes do not suffice.
 *
 * @param readings the values
 * @param rest all bytes after the last value: padding, or what cannot be read
 */
public record LppReadings(List<LppReading> readings, Bytes rest) implements Serializable {

    private static final int HEADER_LENGTH = 2;

    /** Copies the list. */
    public LppReadings {
        readings = List.copyOf(readings);
        Objects.requireNonNull(rest, "rest");
    }

    /** Values to send. */
    public static LppReadings of(List<LppReading> readings) {
        return new LppReadings(readings, Bytes.EMPTY);
    }

    /** Decodes any bytes; what cannot be read is in {@link #rest()}. */
    public static LppReadings decode(Bytes bytes) {
        List<LppReading> readings = new ArrayList<>();
        ByteReader in = new ByteReader(bytes);
        int end = 0;
        for (Optional<LppReading> next = next(in); next.isPresent(); next = next(in)) {
            readings.add(next.get());
            end = in.position();
        }
        return new LppReadings(readings, bytes.slice(end, bytes.size()));
    }

    private static Optional<LppReading> next(ByteReader in) {
        if (in.remaining() <= HEADER_LENGTH) {
            return Optional.empty();
        }
        int channel = in.u8();
        Optional<LppType> type = LppType.ofCode(in.u8());
        if (channel == 0 || type.isEmpty()) {
            return Optional.empty();
        }
        int size = type.get() == LppType.POLYLINE ? in.peek() : type.get().size();
        return size < type.get().size() || size > in.remaining()
                ? Optional.empty()
                : Optional.of(new LppReading(channel, type.get(), in.take(size)));
    }

    /** The bytes that were decoded. */
    public Bytes encode() {
        int length = rest.size();
        for (LppReading reading : readings) {
            length += HEADER_LENGTH + reading.data().size();
        }
        ByteWriter out = new ByteWriter(length);
        for (LppReading reading : readings) {
            out.u8(reading.channel()).u8(reading.type().code()).bytes(reading.data());
        }
        return out.bytes(rest).toBytes();
    }
}
