package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.crypto.SignatureStatus;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.store.internal.IsoTime;

/** The keys of an ADVERT payload. */
final class AdvertJson {

    private AdvertJson() {}

    static void write(JsonWriter json, Advert advert, SignatureStatus signature) {
        json.field("type", "ADVERT");
        json.hexField("pubKey", advert.publicKey().bytes());
        DecodedJson.unlessZero(json, "timestamp", advert.timestampSeconds());
        json.field("timestampISO", IsoTime.formatMillis(advert.timestampSeconds()));
        json.hexField("signature", advert.signature());
        if (signature != SignatureStatus.UNCHECKED) {
            json.field("signatureValid", signature == SignatureStatus.VALID);
        }
        advert.appData().ifPresent(appData -> appData(json, appData));
    }

    private static void appData(JsonWriter json, AppData appData) {
        flags(json, appData);
        appData.position().ifPresent(position -> {
            json.field("lat", position.latitude());
            json.field("lon", position.longitude());
        });
        appData.feature1().ifPresent(value -> json.field("feat1", value));
        appData.feature2().ifPresent(value -> json.field("feat2", value));
        NodeName.of(appData).ifPresent(name -> json.field("name", name));
        Telemetry telemetry = Telemetry.of(appData);
        telemetry.batteryMillivolts().ifPresent(value -> json.field("battery_mv", value));
        telemetry.temperatureCelsius().ifPresent(value -> json.field("temperature_c", value));
        if (!appData.complete()) {
            json.field("appDataIncomplete", true);
        }
    }

    private static void flags(JsonWriter json, AppData appData) {
        NodeType type = appData.nodeType();
        json.beginObject("flags");
        json.field("raw", appData.flags());
        json.field("type", type.code());
        json.field("chat", type == NodeType.CHAT);
        json.field("repeater", type == NodeType.REPEATER);
        json.field("room", type == NodeType.ROOM_SERVER);
        json.field("sensor", type == NodeType.SENSOR);
        json.field("hasLocation", appData.hasLocation());
        json.field("hasFeat1", appData.hasFeature1());
        json.field("hasFeat2", appData.hasFeature2());
        json.field("hasName", appData.hasName());
        json.endObject();
    }
}
