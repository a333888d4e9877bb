package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.payload.DiscoverRequest;
import io.github.meshcorejvm.codec.payload.DiscoverResponse;
import io.github.meshcorejvm.codec.payload.NodeType;
import java.util.Locale;

/** The fields of control data. */
final class ControlStructure {

    private ControlStructure() {}

    static void read(Fields fields) {
        fields.u8("flags", FieldText::nothing);
        int subType = fields.bits(4, 7, "sub-type", ControlStructure::subTypeName);
        if (subType == DiscoverRequest.SUB_TYPE) {
            fields.bits(0, 0, "prefix only", bit -> FieldText.flag(bit, "a key prefix will do"));
            request(fields);
        } else if (subType == DiscoverResponse.SUB_TYPE) {
            fields.bits(0, 3, "node type", code -> NodeType.ofCode(code).toString());
            response(fields);
        } else {
            fields.rest("data", "");
        }
    }

    private static String subTypeName(int subType) {
        String reach = subType >= 8 ? "direct neighbours only" : "passed on along a path";
        return switch (subType) {
            case DiscoverRequest.SUB_TYPE -> "DISCOVER_REQ: " + reach;
            case DiscoverResponse.SUB_TYPE -> "DISCOVER_RESP: " + reach;
            default -> "not in use: " + reach;
        };
    }

    private static void request(Fields fields) {
        fields.u8("type filter", ControlStructure::types);
        fields.u32("tag", value -> String.format(Locale.ROOT, "%08x", value));
        if (fields.remaining() >= 4) {
            fields.time("since");
        }
        fields.rest("trailing", "");
    }

    private static void response(Fields fields) {
        fields.snr("SNR", "of the request, as heard");
        fields.u32("tag", value -> String.format(Locale.ROOT, "%08x", value));
        if (fields.remaining() >= 32) {
            fields.bytes("public key", 32, "of the node that answers");
        } else if (fields.remaining() >= 8) {
            fields.bytes("key prefix", 8, "of the node that answers");
        }
        fields.rest("trailing", "");
    }

    /** The node types that a filter asks for: bit n stands for type n. */
    private static String types(int filter) {
        StringBuilder names = new StringBuilder();
        for (int code = 0; code < Byte.SIZE; code++) {
            if ((filter >>> code & 1) == 1) {
                names.append(names.length() == 0 ? "" : ", ").append(NodeType.ofCode(code));
            }
        }
        return names.toString();
    }
}
