package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import java.util.Optional;

/** The types of responses. */
public enum ResponseType {
    /** Battery, counters and the like, of a repeater or room server. */
    STATUS,
    /** Sensor values. */
    TELEMETRY,
    /** Minimum, maximum and average of sensor values. */
    MIN_MAX_AVERAGE,
    /** Which nodes have which permissions. */
    ACCESS_LIST,
    /** The neighbours of a repeater. */
    NEIGHBOURS,
    /** Firmware version, name and owner. */
    OWNER,
    /** The result of a login. */
    LOGIN,
    /** The regions of a repeater, without login. */
    REGIONS,
    /** Name and owner, without login. */
    ANONYMOUS_OWNER,
    /** Clock and features of a repeater, without login. */
    CLOCK;

    /** The type of the response to a request; absent if none is known. */
    public static Optional<ResponseType> to(RequestContent request) {
        return switch (request.requestType()) {
            case RequestContent.STATUS -> Optional.of(STATUS);
            case RequestContent.TELEMETRY -> Optional.of(TELEMETRY);
            case RequestContent.MIN_MAX_AVERAGE -> Optional.of(MIN_MAX_AVERAGE);
            case RequestContent.ACCESS_LIST -> Optional.of(ACCESS_LIST);
            case RequestContent.NEIGHBOURS -> Optional.of(NEIGHBOURS);
            case RequestContent.OWNER -> Optional.of(OWNER);
            default -> Optional.empty();
        };
    }

    /**
     * The type of the response to an anonymous request that is not a login; absent if none is known. A login is not
     * matched: its response carries the server's time, not that of the request.
     */
    public static Optional<ResponseType> to(AnonymousContent request) {
        return request.subRequest().flatMap(sub -> switch (sub.type()) {
            case AnonymousContent.REGIONS -> Optional.of(REGIONS);
            case AnonymousContent.OWNER -> Optional.of(ANONYMOUS_OWNER);
            case AnonymousContent.CLOCK -> Optional.of(CLOCK);
            default -> Optional.empty();
        });
    }
}
