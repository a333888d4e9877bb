package io.github.meshcorejvm.codec;

/** How a packet travels: bits 0-1 of the header byte (firmware 1.17.1, {@code Packet.h}). */
public enum RouteType {
    /** Flood with transport codes; repeaters append to the path. */
    TRANSPORT_FLOOD(0),
    /** Flood; each repeater that passes the packet on appends its hash to the path. */
    FLOOD(1),
    /** Along a given path, which shrinks from the front. */
    DIRECT(2),
    /** Along a given path, with transport codes. */
    TRANSPORT_DIRECT(3);

    private static final RouteType[] BY_CODE = {TRANSPORT_FLOOD, FLOOD, DIRECT, TRANSPORT_DIRECT};

    private final int code;

    RouteType(int code) {
        this.code = code;
    }

    /** The value on the wire, 0..3. */
    public int code() {
        return code;
    }

    /** Whether four bytes of transport codes follow the header. */
    public boolean hasTransportCodes() {
        return this == TRANSPORT_FLOOD || this == TRANSPORT_DIRECT;
    }

    /** Whether the path holds the repeaters passed, rather than those still to pass. */
    public boolean isFlood() {
        return this == TRANSPORT_FLOOD || this == FLOOD;
    }

    /**
     * The route type with a wire value.
     *
     * @param code 0..3
     * @throws IllegalArgumentException if the code is out of range
     */
    public static RouteType ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("route type must be 0..3 but was " + code);
        }
        return BY_CODE[code];
    }
}
