package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.internal.Checks;

/** What kind of node an advert speaks for: the low four bits of its flags, an enumeration and not bits. */
public enum NodeType {
    /** Says nothing of itself. */
    NONE(0),
    /** A person's companion radio. */
    CHAT(1),
    /** Passes packets on. */
    REPEATER(2),
    /** Keeps posts for its members. */
    ROOM_SERVER(3),
    /** Measures. */
    SENSOR(4),
    /** Not in use by firmware 1.17.1. */
    FUTURE_5(5),
    /** Not in use by firmware 1.17.1. */
    FUTURE_6(6),
    /** Not in use by firmware 1.17.1. */
    FUTURE_7(7),
    /** Not in use by firmware 1.17.1. */
    FUTURE_8(8),
    /** Not in use by firmware 1.17.1. */
    FUTURE_9(9),
    /** Not in use by firmware 1.17.1. */
    FUTURE_10(10),
    /** Not in use by firmware 1.17.1. */
    FUTURE_11(11),
    /** Not in use by firmware 1.17.1. */
    FUTURE_12(12),
    /** Not in use by firmware 1.17.1. */
    FUTURE_13(13),
    /** Not in use by firmware 1.17.1. */
    FUTURE_14(14),
    /** Not in use by firmware 1.17.1. */
    FUTURE_15(15);

    private static final NodeType[] BY_CODE = new NodeType[16];

    static {
        for (NodeType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;

    NodeType(int code) {
        this.code = code;
    }

    /** The value on the wire, 0..15. */
    public int code() {
        return code;
    }

    /**
     * The node type with a wire value; every value has one.
     *
     * @param code 0..15
     */
    public static NodeType ofCode(int code) {
        return BY_CODE[Checks.range("node type", code, 0, BY_CODE.length - 1)];
    }
}
