package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.crypto.SignatureStatus;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.store.internal.IsoTime;
import java.util.Optional;

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
        Optional<AppData> appData = advert.appData();
        if (appData.isPresent()) {
            appData(json, appData.get());
        }
    }

    private static void appData(JsonWriter json, AppData appData) {
        flags(json, appData);
        if (appData.position().isPresent()) {
            Position position = appData.position().get();
            json.field("lat", position.latitude());
            json.field("lon", position.longitude());
        }
        json.optionalField("feat1", appData.feature1());
        json.optionalField("feat2", appData.feature2());
        json.optionalField("name", NodeName.ofPacket(appData));
        NodeTelemetry telemetry = NodeTelemetry.of(appData);
        json.optionalField("battery_mv", telemetry.batteryMillivolts());
        json.optionalField("temperature_c", telemetry.temperatureCelsius());
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
