package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.Choice;
import io.github.meshcorejvm.codec.exchange.ResponseType;

/** The name of a response type, as used in JSON. */
final class ResponseTypeName extends Choice<ResponseType> {

    /** Used by the option. */
    ResponseTypeName() {
        super(ResponseType.values(), ResponseTypeName::word);
    }

    private static String word(ResponseType type) {
        return switch (type) {
            case STATUS -> "status";
            case TELEMETRY -> "telemetry";
            case MIN_MAX_AVERAGE -> "minMaxAvg";
            case ACCESS_LIST -> "accessList";
            case NEIGHBOURS -> "neighbours";
            case OWNER -> "owner";
            case LOGIN -> "login";
            case REGIONS -> "regions";
            case ANONYMOUS_OWNER -> "anonymousOwner";
            case CLOCK -> "clock";
        };
    }
}
