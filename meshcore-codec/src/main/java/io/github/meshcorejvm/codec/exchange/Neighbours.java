package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Neighbours of a repeater: total (2 bytes), count (2), then for each the prefix of its key, seconds (4) and SNR (1).
 * The length of the prefix is that of the request.
 *
 * @param total how many neighbours the repeater has, 0..65535
 * @param entries those in this response
 * @param trailing what follows: padding
 */
public record Neighbours(int total, List<Entry> entries, Bytes trailing) implements ResponseData {

    private static final long serialVersionUID = 1;
    private static final int HEADER_LENGTH = 4;
    private static final int FIXED_LENGTH = 5;
    private static final int MAX_PREFIX_LENGTH = 32;
    private static final int MAX_PADDING = 15;
    /** The prefix lengths that apps ask for, most frequent first. */
    static final List<Integer> USUAL_PREFIX_LENGTHS = List.of(6, 4, 8, 32);

    /** Checks the range, and that all prefixes have the same length. */
    public Neighbours {
        Checks.u16("total", total);
        entries = List.copyOf(entries);
        Objects.requireNonNull(trailing, "trailing");
        for (Entry entry : entries) {
            Checks.size("prefix", entry.prefix(), entries.get(0).prefix().size());
        }
    }

    /**
     * One neighbour.
     *
     * @param prefix first bytes of its public key, 0..32 of them
     * @param secondsAgo since the repeater last heard it, 0..4294967295
     * @param snrQuarterDb in quarters of a dB, -128..127
     */
    public record Entry(Bytes prefix, long secondsAgo, int snrQuarterDb) implements Serializable {
        /** Checks length and ranges. */
        public Entry {
            Checks.sizeAtMost("prefix", prefix, MAX_PREFIX_LENGTH);
            Checks.u32("secondsAgo", secondsAgo);
            Checks.range("snrQuarterDb", snrQuarterDb, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }

        /** SNR, in dB. */
        public double snr() {
            return snrQuarterDb / 4.0;
        }
    }

    /** Decodes data without knowing the length of the prefixes: the usual lengths are tried before all others. */
    static Optional<Neighbours> decode(Bytes data) {
        return Stream.concat(
                        USUAL_PREFIX_LENGTHS.stream(),
                        IntStream.rangeClosed(1, MAX_PREFIX_LENGTH).boxed())
                .map(length -> decode(data, length))
                .flatMap(Optional::stream)
                .filter(it -> it.trailing.size() <= MAX_PADDING && it.trailing.isZero())
                .findFirst()
                .or(() -> decode(data, 0).filter(it -> it.entries.isEmpty()));
    }

    /**
     * Decodes data; absent if it is too short for its count of entries.
     *
     * @param prefixLength that of the request, 0..32
     */
    public static Optional<Neighbours> decode(Bytes data, int prefixLength) {
        Checks.range("prefixLength", prefixLength, 0, MAX_PREFIX_LENGTH);
        if (data.size() < HEADER_LENGTH) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(data);
        int total = in.u16();
        int count = in.u16();
        if (count * (prefixLength + FIXED_LENGTH) > in.remaining()) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(new Entry(in.take(prefixLength), in.u32(), in.i8()));
        }
        return Optional.of(new Neighbours(total, entries, in.rest()));
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.NEIGHBOURS);
    }

    @Override
    public Bytes encode() {
        int entryLength = entries.isEmpty() ? 0 : entries.get(0).prefix().size() + FIXED_LENGTH;
        ByteWriter out = new ByteWriter(HEADER_LENGTH + entries.size() * entryLength + trailing.size());
        out.u16(total).u16(entries.size());
        for (Entry entry : entries) {
            out.bytes(entry.prefix()).u32(entry.secondsAgo()).u8(entry.snrQuarterDb());
        }
        return out.bytes(trailing).toBytes();
    }
}
