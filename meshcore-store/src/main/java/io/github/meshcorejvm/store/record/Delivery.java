package io.github.meshcorejvm.store.record;

/** How a message came: each is stored once and, in {@code packet_count} of its observer, counted once. */
public enum Delivery {
    /** For the first time, as far as the broker knows. */
    FIRST,
    /** On a {@code raw} topic, as a duplicate of the one on {@code packets}: not counted. */
    RAW_COPY,
    /**
     * Sent again by the broker, which did not get the acknowledgement of the first time (the DUP flag of MQTT): counted only if
     * it is not stored yet.
     */
    REDELIVERY,
    /**
     * Kept by the broker, which sends it at each subscription, perhaps months later: it is no sign of life of its observer, and
     * changes nothing that is stored already.
     */
    RETAINED;

    /** Whether the same message may be stored already, from another time. */
    public boolean isRepeat() {
        return this == REDELIVERY || this == RETAINED;
    }
}
