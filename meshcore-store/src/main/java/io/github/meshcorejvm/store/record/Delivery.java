package io.github.meshcorejvm.store.record;

/** How the message of an observation came: {@code packet_count} of its observer counts each message once. */
public enum Delivery {
    /** For the first time, as far as the broker knows. */
    FIRST,
    /** On a {@code raw} topic, as a duplicate of the one on {@code packets}: not counted. */
    RAW_COPY,
    /**
     * Sent again by the broker, which did not get the acknowledgement of the first time (the DUP flag of MQTT): counted only if
     * the observation is not stored yet.
     */
    REDELIVERY
}
