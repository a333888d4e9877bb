package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.payload.Control;
import io.github.meshcorejvm.codec.payload.DiscoverRequest;
import io.github.meshcorejvm.codec.payload.DiscoverResponse;
import io.github.meshcorejvm.codec.payload.UnknownControl;

/** The keys of a CONTROL payload. Keys for which there are too few bytes are left out. */
final class ControlJson {

    private ControlJson() {}

    static void write(JsonWriter json, Control control) {
        Bytes raw = control.encode();
        json.field("type", "CONTROL");
        json.byteField("ctrlFlags", control.flags());
        json.field("ctrlZeroHop", control.zeroHopOnly());
        json.field("ctrlLength", raw.size());
        json.hexField("raw", raw);
        switch (control.subType()) {
            case DiscoverRequest.SUB_TYPE -> json.field("ctrlSubtype", "DISCOVER_REQ");
            case DiscoverResponse.SUB_TYPE -> {
                json.field("ctrlSubtype", "DISCOVER_RESP");
                json.field("ctrlNodeType", control.flags() & 0x0F);
            }
            default -> json.field("ctrlSubtype", "UNKNOWN");
        }
        if (control instanceof DiscoverRequest request) {
            json.field("ctrlFilter", request.typeFilter());
            json.field("ctrlTag", request.tag());
            request.since().ifPresent(since -> json.field("ctrlSince", since));
        } else if (control instanceof DiscoverResponse response) {
            json.field("ctrlSNR", response.snrQuarterDb());
            json.field("ctrlTag", response.tag());
            response.key().ifPresent(key -> json.hexField("ctrlPubKey", key));
        } else if (!(control instanceof UnknownControl)) {
            throw new IllegalStateException("no JSON for " + control.getClass());
        }
    }
}
