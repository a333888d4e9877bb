package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.SensorReadings;
import java.util.Optional;

/** The fields of an advert. */
final class AdvertStructure {

    private AdvertStructure() {}

    static void read(Fields fields, Payload payload, Optional<AdvertVerifier> verifier) {
        fields.bytes("public key", 32, "the node's identity");
        fields.time("time");
        String verdict = verifier.isPresent() && payload instanceof Advert advert
                ? "Ed25519: " + verifier.get().verify(advert)
                : "Ed25519";
        fields.bytes("signature", 64, verdict);
        if (!fields.isCut() && fields.remaining() > 0 && payload instanceof Advert advert) {
            appData(fields, advert);
        }
    }

    private static void appData(Fields fields, Advert advert) {
        AppData appData = advert.appData().orElseThrow();
        int ignored = Math.max(0, advert.appDataBytes().size() - AppData.USED_LENGTH);
        fields.u8("flags", FieldText::nothing);
        fields.bits(0, 3, "node type", code -> NodeType.ofCode(code).toString());
        fields.bits(4, 4, "has position", bit -> FieldText.flag(bit, "yes"));
        fields.bits(5, 5, "has feature 1", bit -> FieldText.flag(bit, "yes"));
        fields.bits(6, 6, "has feature 2", bit -> FieldText.flag(bit, "yes"));
        fields.bits(7, 7, "has name", bit -> FieldText.flag(bit, "yes"));
        if (appData.position().isPresent()) {
            fields.degrees("latitude", "north");
            fields.degrees("longitude", "east");
        }
        if (appData.feature1().isPresent()) {
            fields.u16("feature 1", "", FieldText::nothing);
        }
        if (appData.feature2().isPresent()) {
            fields.u16("feature 2", "", FieldText::nothing);
        }
        if (!appData.complete()) {
            fields.problem("app data is shorter than its flags promise");
            fields.rest("cut app data", "fewer bytes than the flags promise");
            return;
        }
        appData.nameBytes().ifPresent(name -> fields.text("name", name.size(), ""));
        appData.readings().ifPresent(readings -> readings(fields, readings));
        behind(fields, ignored);
    }

    private static void readings(Fields fields, SensorReadings readings) {
        Bytes ahead = fields.ahead();
        int zeros = 1;
        if (ahead.size() != 5) {
            while (ahead.u8(zeros) == 0) {
                zeros++;
            }
        }
        fields.bytes("name end", zeros, "readings follow");
        fields.u16("battery", "mV", FieldText::nothing);
        fields.bytes("temperature", 2, FieldText.fraction(readings.temperatureCentidegrees(), 100) + " °C");
    }

    private static void behind(Fields fields, int ignored) {
        int used = fields.remaining() - ignored;
        if (used > 0) {
            fields.bytes("trailing", used, "behind the fields; signed, not read");
        }
        fields.rest("unsigned", "beyond the 32 bytes that nodes look at");
    }
}
