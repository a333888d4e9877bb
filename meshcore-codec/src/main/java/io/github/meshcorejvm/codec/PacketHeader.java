package io.github.meshcorejvm.codec;

import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;
import java.util.Objects;

/**
 * The first byte of a frame: bits 0-1 route type, bits 2-5 payload type, bits 6-7 payload version.
 *
 * @param routeType how the packet travels
 * @param payloadType what it carries
 * @param payloadVersion 0..3 as on the wire; firmware 1.17.1 sends and forwards only 0
 */
public record PacketHeader(RouteType routeType, PayloadType payloadType, int payloadVersion) implements Serializable {

    private static final int ROUTE_MASK = 0x03;
    private static final int TYPE_SHIFT = 2;
    private static final int TYPE_MASK = 0x0F;
    private static final int VERSION_SHIFT = 6;
    private static final int MAX_VERSION = 3;

    private static final PacketHeader[] BY_BYTE = new PacketHeader[256];

    static {
        for (int value = 0; value < BY_BYTE.length; value++) {
            BY_BYTE[value] = new PacketHeader(
                    RouteType.ofCode(value & ROUTE_MASK),
                    PayloadType.ofCode(value >>> TYPE_SHIFT & TYPE_MASK),
                    value >>> VERSION_SHIFT);
        }
    }

    /** Checks the range of the version. */
    public PacketHeader {
        Objects.requireNonNull(routeType, "routeType");
        Objects.requireNonNull(payloadType, "payloadType");
        Checks.range("payloadVersion", payloadVersion, 0, MAX_VERSION);
    }

    /**
     * The header that a byte spells; every byte does.
     *
     * @param value 0..255
     */
    public static PacketHeader ofByte(int value) {
        return BY_BYTE[Checks.u8("header", value)];
    }

    /** The byte on the wire, 0..255. */
    public int toByte() {
        return routeType.code() | payloadType.code() << TYPE_SHIFT | payloadVersion << VERSION_SHIFT;
    }
}
