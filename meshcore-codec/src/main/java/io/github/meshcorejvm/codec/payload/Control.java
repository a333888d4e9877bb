package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;

/**
 * Unencrypted control data. The upper four bits of the first byte are the sub-type; with its top bit set the packet is
 * for direct neighbours only and never passed on.
 */
public sealed interface Control extends Payload permits DiscoverRequest, DiscoverResponse, UnknownControl {

    /** Length of the first field, in bytes. */
    int MIN_LENGTH = 1;

    /** The first byte, 0..255. */
    int flags();

    /** The upper four bits of the first byte, 0..15. */
    default int subType() {
        return flags() >>> 4;
    }

    /** Whether the packet is for direct neighbours only. */
    default boolean zeroHopOnly() {
        return (flags() & 0x80) != 0;
    }

    @Override
    default PayloadType type() {
        return PayloadType.CONTROL;
    }

    /** Takes control data apart: too short for its sub-type, it is an {@link UnknownControl}. */
    static Control decode(Bytes payload) {
        int subType = payload.u8(0) >>> 4;
        if (subType == DiscoverRequest.SUB_TYPE && payload.size() >= DiscoverRequest.MIN_LENGTH) {
            return DiscoverRequest.decode(payload);
        }
        if (subType == DiscoverResponse.SUB_TYPE && payload.size() >= DiscoverResponse.MIN_LENGTH) {
            return DiscoverResponse.decode(payload);
        }
        return UnknownControl.decode(payload);
    }
}
