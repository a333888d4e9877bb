package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.exchange.RequestData;

/** The fields of a request. */
final class RequestStructure {

    private RequestStructure() {}

    static void read(Fields fields) {
        fields.time("time");
        int type = fields.u8("request type", RequestStructure::typeName);
        int left = fields.remaining();
        if (type == RequestContent.KEEP_ALIVE && left >= 4) {
            fields.time("posts since");
        } else if (type == RequestContent.TELEMETRY && left >= 1) {
            fields.u8("inverted mask", mask -> "permissions " + (~mask & 0xFF));
        } else if (type == RequestContent.MIN_MAX_AVERAGE && left >= 8) {
            fields.u32("start", value -> "seconds ago");
            fields.u32("end", value -> "seconds ago");
        } else if (type == RequestContent.NEIGHBOURS && left >= 6) {
            fields.u8("version", FieldText::nothing);
            fields.u8("count", value -> "neighbours at most");
            fields.u16("offset", "", value -> "neighbours to skip");
            fields.u8("order", order -> RequestData.Neighbours.order(order).orElse(""));
            fields.u8("prefix length", value -> "bytes of each key");
        }
        if (typeName(type).isEmpty() || fields.ahead().isZero()) {
            fields.rest(fields.ahead().isZero() ? "padding" : "data", "padding included");
        } else {
            fields.rest("random", "and reserved bytes and padding: makes the packet hash differ");
        }
    }

    private static String typeName(int type) {
        return switch (type) {
            case RequestContent.STATUS -> "status";
            case RequestContent.KEEP_ALIVE -> "keep-alive";
            case RequestContent.TELEMETRY -> "telemetry";
            case RequestContent.MIN_MAX_AVERAGE -> "minimum, maximum and average";
            case RequestContent.ACCESS_LIST -> "access list";
            case RequestContent.NEIGHBOURS -> "neighbours";
            case RequestContent.OWNER -> "owner";
            default -> "";
        };
    }
}
