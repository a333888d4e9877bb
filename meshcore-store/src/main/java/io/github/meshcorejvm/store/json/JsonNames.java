package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.PayloadType;

/** The names of payload types in JSON. */
final class JsonNames {

    private JsonNames() {}

    /** {@code REQ} to {@code RAW_CUSTOM}, and {@code UNKNOWN} for the reserved types 12 to 14. */
    static String of(PayloadType type) {
        return switch (type) {
            case RESERVED_12, RESERVED_13, RESERVED_14 -> "UNKNOWN";
            default -> type.name();
        };
    }
}
