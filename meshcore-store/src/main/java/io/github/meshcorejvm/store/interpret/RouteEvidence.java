package io.github.meshcorejvm.store.interpret;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.PacketHeader;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.TransportCodes;
import java.util.OptionalInt;

/**
 * What the frame of an advert proves about how its node advertises: the bits of {@code advert_route_evidence}. Read from the
 * bytes, since files of other writers hold frames that no firmware would send.
 */
public final class RouteEvidence {

    /** It was sent as a flood. */
    public static final int FLOOD = 1;

    /** It was sent to direct neighbors only. */
    public static final int ZERO_HOP = 2;

    private static final int MAX_FRAME = 256;
    private static final int HASH_SIZE_SHIFT = 6;
    private static final int MAX_HASH_SIZE = 3;

    private RouteEvidence() {}

    /** The bit of a frame; empty for one that proves nothing. */
    public static OptionalInt of(Bytes frame) {
        if (frame.isEmpty() || frame.size() > MAX_FRAME) {
            return OptionalInt.empty();
        }
        PacketHeader header = PacketHeader.ofByte(frame.u8(0));
        int at = header.routeType().hasTransportCodes() ? 1 + TransportCodes.LENGTH : 1;
        if (header.payloadType() != PayloadType.ADVERT || at >= frame.size()) {
            return OptionalInt.empty();
        }
        int lengthByte = frame.u8(at);
        boolean hasPayload = at + 1 + HopPath.byteLengthOf(lengthByte) < frame.size();
        if (!hasPayload || (lengthByte >> HASH_SIZE_SHIFT) + 1 > MAX_HASH_SIZE) {
            return OptionalInt.empty();
        }
        if (header.routeType().isFlood()) {
            return OptionalInt.of(FLOOD);
        }
        // On a direct route any other path byte, even 0x40 and 0x80, means a route.
        return lengthByte == 0 ? OptionalInt.of(ZERO_HOP) : OptionalInt.empty();
    }

    /** The bit of a stored frame; empty also for text that is not hex. */
    public static OptionalInt ofHex(String rawHex) {
        try {
            return of(Bytes.ofHex(rawHex));
        } catch (IllegalArgumentException notHex) {
            return OptionalInt.empty();
        }
    }
}
