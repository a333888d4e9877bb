package io.github.meshcorejvm.store.json;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.crypto.SignatureStatus;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.NodeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The keys of an ADVERT payload. */
final class AdvertJson {

    private static final DateTimeFormatter ISO_MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AdvertJson() {}

    static void write(JsonObject json, Advert advert, SignatureStatus signature) {
        json.addProperty("type", "ADVERT");
        DecodedJson.addHex(json, "pubKey", advert.publicKey().bytes());
        DecodedJson.addUnlessZero(json, "timestamp", advert.timestampSeconds());
        json.addProperty("timestampISO", ISO_MILLIS.format(Instant.ofEpochSecond(advert.timestampSeconds())));
        DecodedJson.addHex(json, "signature", advert.signature());
        if (signature != SignatureStatus.UNCHECKED) {
            json.addProperty("signatureValid", signature == SignatureStatus.VALID);
        }
        advert.appData().ifPresent(appData -> appData(json, appData));
    }

    private static void appData(JsonObject json, AppData appData) {
        json.add("flags", flags(appData));
        appData.position().ifPresent(position -> {
            json.addProperty("lat", position.latitude());
            json.addProperty("lon", position.longitude());
        });
        appData.feature1().ifPresent(value -> json.addProperty("feat1", value));
        appData.feature2().ifPresent(value -> json.addProperty("feat2", value));
        NodeName.of(appData).ifPresent(name -> json.addProperty("name", name));
        Telemetry telemetry = Telemetry.of(appData);
        telemetry.batteryMillivolts().ifPresent(value -> json.addProperty("battery_mv", value));
        telemetry.temperatureCelsius().ifPresent(value -> json.addProperty("temperature_c", value));
        if (!appData.complete()) {
            json.addProperty("appDataIncomplete", true);
        }
    }

    private static JsonObject flags(AppData appData) {
        NodeType type = appData.nodeType();
        JsonObject flags = new JsonObject();
        flags.addProperty("raw", appData.flags());
        flags.addProperty("type", type.code());
        flags.addProperty("chat", type == NodeType.CHAT);
        flags.addProperty("repeater", type == NodeType.REPEATER);
        flags.addProperty("room", type == NodeType.ROOM_SERVER);
        flags.addProperty("sensor", type == NodeType.SENSOR);
        flags.addProperty("hasLocation", appData.hasLocation());
        flags.addProperty("hasFeat1", appData.hasFeature1());
        flags.addProperty("hasFeat2", appData.hasFeature2());
        flags.addProperty("hasName", appData.hasName());
        return flags;
    }
}
