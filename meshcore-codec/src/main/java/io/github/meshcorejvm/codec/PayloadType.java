package io.github.meshcorejvm.codec;

/** What a packet carries: bits 2-5 of the header byte (firmware 1.17.1, {@code Packet.h}). */
public enum PayloadType {
    /** Encrypted request to a node. */
    REQ(0),
    /** Encrypted answer to a request. */
    RESPONSE(1),
    /** Encrypted text to a node. */
    TXT_MSG(2),
    /** Acknowledgement. */
    ACK(3),
    /** A node announces itself, signed. */
    ADVERT(4),
    /** Encrypted text to a channel. */
    GRP_TXT(5),
    /** Encrypted data to a channel. */
    GRP_DATA(6),
    /** Encrypted request of a node that the receiver may not know. */
    ANON_REQ(7),
    /** Encrypted path back to a node. */
    PATH(8),
    /** Collects the signal quality along a given path. */
    TRACE(9),
    /** One part of several. */
    MULTIPART(10),
    /** Unencrypted control data: discovery. */
    CONTROL(11),
    /** Not in use. */
    RESERVED_12(12),
    /** Not in use. */
    RESERVED_13(13),
    /** Not in use. */
    RESERVED_14(14),
    /** Bytes of an application's own. */
    RAW_CUSTOM(15);

    private static final PayloadType[] BY_CODE = new PayloadType[16];

    static {
        for (PayloadType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;

    PayloadType(int code) {
        this.code = code;
    }

    /** The value on the wire, 0..15. */
    public int code() {
        return code;
    }

    /**
     * The payload type with a wire value; every value has one.
     *
     * @param code 0..15
     * @throws IllegalArgumentException if the code is out of range
     */
    public static PayloadType ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("payload type must be 0..15 but was " + code);
        }
        return BY_CODE[code];
    }
}
