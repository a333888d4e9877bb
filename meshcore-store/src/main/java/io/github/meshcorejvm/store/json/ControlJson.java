package io.github.meshcorejvm.store.json;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.payload.Control;
import io.github.meshcorejvm.codec.payload.DiscoverRequest;
import io.github.meshcorejvm.codec.payload.DiscoverResponse;

/** The keys of a CONTROL payload. Those for which there are too few bytes are left out. */
final class ControlJson {

    private ControlJson() {}

    static void write(JsonObject json, Control control) {
        Bytes raw = control.encode();
        json.addProperty("type", "CONTROL");
        json.addProperty("ctrlFlags", DecodedJson.byteHex(control.flags()));
        json.addProperty("ctrlZeroHop", control.zeroHopOnly());
        json.addProperty("ctrlLength", raw.size());
        DecodedJson.addHex(json, "raw", raw);
        switch (control.subType()) {
            case DiscoverRequest.SUB_TYPE -> json.addProperty("ctrlSubtype", "DISCOVER_REQ");
            case DiscoverResponse.SUB_TYPE -> {
                json.addProperty("ctrlSubtype", "DISCOVER_RESP");
                json.addProperty("ctrlNodeType", control.flags() & 0x0F);
            }
            default -> json.addProperty("ctrlSubtype", "UNKNOWN");
        }
        if (control instanceof DiscoverRequest request) {
            json.addProperty("ctrlFilter", request.typeFilter());
            json.addProperty("ctrlTag", request.tag());
            request.since().ifPresent(since -> json.addProperty("ctrlSince", since));
        } else if (control instanceof DiscoverResponse response) {
            json.addProperty("ctrlSNR", response.snrQuarterDb());
            json.addProperty("ctrlTag", response.tag());
            response.key().ifPresent(key -> DecodedJson.addHex(json, "ctrlPubKey", key));
        }
    }
}
