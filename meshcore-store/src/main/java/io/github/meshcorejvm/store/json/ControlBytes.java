package io.github.meshcorejvm.store.json;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.payload.DiscoverRequest;
import io.github.meshcorejvm.codec.payload.DiscoverResponse;

/** Builds the bytes of a CONTROL payload from its JSON. */
final class ControlBytes {

    private ControlBytes() {}

    /** The member {@code raw}, unless only other members were changed. */
    static Bytes of(JsonObject json, JsonObject before) {
        Bytes raw = JsonFields.optionalHex(json, "raw");
        if (json.has("raw") && !JsonEqual.test("raw", json.get("raw"), before.get("raw"))) {
            return raw;
        }
        Bytes flags = JsonFields.hex(json, "ctrlFlags", 1);
        Bytes fields = switch (json.has("ctrlTag") ? flags.u8(0) >> 4 : 0) {
            case DiscoverRequest.SUB_TYPE ->
                flags.concat(PayloadBytes.u8(JsonFields.integer(json, "ctrlFilter", 0xFF)))
                        .concat(PayloadBytes.u32(JsonFields.number(json, "ctrlTag", PayloadBytes.U32)))
                        .concat(since(json));
            case DiscoverResponse.SUB_TYPE ->
                flags.concat(PayloadBytes.u8(JsonFields.integer(json, "ctrlSNR", Byte.MIN_VALUE, Byte.MAX_VALUE)))
                        .concat(PayloadBytes.u32(JsonFields.number(json, "ctrlTag", PayloadBytes.U32)))
                        .concat(JsonFields.optionalHex(json, "ctrlPubKey"));
            default -> flags;
        };
        // What follows the fields is only in raw.
        return raw.size() > fields.size() ? fields.concat(raw.slice(fields.size(), raw.size())) : fields;
    }

    private static Bytes since(JsonObject json) {
        return json.has("ctrlSince")
                ? PayloadBytes.u32(JsonFields.number(json, "ctrlSince", PayloadBytes.U32))
                : Bytes.EMPTY;
    }
}
