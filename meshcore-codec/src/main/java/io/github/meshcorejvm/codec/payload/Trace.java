package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Collects the signal quality along a given route:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>4</td><td>tag</td></tr>
 * <tr><td>4</td><td>auth code</td></tr>
 * <tr><td>1</td><td>flags; the low two bits give the hop size</td></tr>
 * <tr><td>rest</td><td>route: hops of 1, 2, 4 or 8 bytes</td></tr>
 * </table>
 *
 * The route is in the payload; the path in the header contains what the completed hops have measured, see
 * {@link #snrQuarterDb(HopPath)}.
 *
 * @param tag 0..4294967295
 * @param authCode 0..4294967295
 * @param flags 0..255
 * @param routeBytes the route; firmware sends whole hops, received packets may end within one
 */
public record Trace(long tag, long authCode, int flags, Bytes routeBytes) implements Payload {

    /** Length of everything before the route, in bytes. */
    public static final int MIN_LENGTH = 9;

    private static final int HOP_SIZE_MASK = 0x03;

    /** Checks the ranges. */
    public Trace {
        Checks.u32("tag", tag);
        Checks.u32("authCode", authCode);
        Checks.u8("flags", flags);
        Objects.requireNonNull(routeBytes, "routeBytes");
    }

    static Trace decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new Trace(in.u32(), in.u32(), in.u8(), in.rest());
    }

    /** Bytes of a hop in the route: 1, 2, 4 or 8. */
    public int hopSize() {
        return 1 << (flags & HOP_SIZE_MASK);
    }

    /** The whole hops of the route, in order. */
    public List<Bytes> hops() {
        int size = hopSize();
        List<Bytes> hops = new ArrayList<>(routeBytes.size() / size);
        for (int at = 0; at + size <= routeBytes.size(); at += size) {
            hops.add(routeBytes.slice(at, at + size));
        }
        return Collections.unmodifiableList(hops);
    }

    /**
     * What the completed hops have measured: one SNR each, in quarters of a dB, -128..127. Empty when path_len is 64 or
     * more: it is a plain count here, and nodes ignore such a TRACE.
     *
     * @param path the path of the packet that this came in
     */
    public static List<Integer> snrQuarterDb(HopPath path) {
        if (path.lengthByte() > HopPath.MAX_HOPS) {
            return List.of();
        }
        List<Integer> snrs = new ArrayList<>(path.hopCount());
        for (int i = 0; i < path.hopCount(); i++) {
            snrs.add((int) (byte) path.bytes().u8(i));
        }
        return Collections.unmodifiableList(snrs);
    }

    @Override
    public PayloadType type() {
        return PayloadType.TRACE;
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(MIN_LENGTH + routeBytes.size())
                .u32(tag)
                .u32(authCode)
                .u8(flags)
                .bytes(routeBytes)
                .toBytes();
    }
}
