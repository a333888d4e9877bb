package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.RequestContent;

/** The names of requests in JSON. */
public final class RequestNames {

    private RequestNames() {}

    /** The name of a request type, 0..255; {@code unknown} if firmware has no such request. */
    public static String ofRequest(int type) {
        return switch (type) {
            case RequestContent.STATUS -> "status";
            case RequestContent.KEEP_ALIVE -> "keepAlive";
            case RequestContent.TELEMETRY -> "telemetry";
            case RequestContent.MIN_MAX_AVERAGE -> "minMaxAvg";
            case RequestContent.ACCESS_LIST -> "accessList";
            case RequestContent.NEIGHBOURS -> "neighbours";
            case RequestContent.OWNER -> "owner";
            default -> "unknown";
        };
    }

    /** The name of the sub-request of an anonymous request; {@code unknown} if firmware has no such. */
    public static String ofSubRequest(int type) {
        return switch (type) {
            case AnonymousContent.REGIONS -> "regions";
            case AnonymousContent.OWNER -> "owner";
            case AnonymousContent.CLOCK -> "clock";
            default -> "unknown";
        };
    }
}
