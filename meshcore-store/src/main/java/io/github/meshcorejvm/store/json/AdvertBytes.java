package io.github.meshcorejvm.store.json;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.codec.Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Builds the bytes of an advert from its JSON. The signature is kept, and is wrong for a changed advert. */
final class AdvertBytes {

    private static final int MICRO = 6;
    private static final int CENTI = 2;

    private AdvertBytes() {}

    static Bytes of(JsonObject json) {
        Bytes bytes = JsonFields.hex(json, "pubKey", 32)
                .concat(PayloadBytes.u32(JsonFields.optionalNumber(json, "timestamp", PayloadBytes.U32)))
                .concat(JsonFields.hex(json, "signature", 64));
        if (!json.has("flags")) {
            return bytes;
        }
        bytes = bytes.concat(PayloadBytes.u8(JsonFields.integer(JsonFields.object(json, "flags"), "raw", 0xFF)));
        if (json.has("lat")) {
            bytes = bytes.concat(PayloadBytes.u32(scaled(json, "lat", MICRO)))
                    .concat(PayloadBytes.u32(scaled(json, "lon", MICRO)));
        }
        bytes = bytes.concat(u16(json, "feat1")).concat(u16(json, "feat2"));
        if (json.get("name") instanceof JsonPrimitive name) {
            bytes = bytes.concat(Bytes.copyOf(name.getAsString().getBytes(StandardCharsets.UTF_8)));
        }
        if (json.has("battery_mv") || json.has("temperature_c")) {
            Bytes battery = json.has("battery_mv")
                    ? PayloadBytes.u32(JsonFields.integer(json, "battery_mv", 1, NodeTelemetry.MAX_MILLIVOLTS))
                            .slice(0, 2)
                    : Bytes.copyOf((byte) 0, (byte) 0);
            Bytes temperature = json.has("temperature_c")
                    ? PayloadBytes.u32(temperature(json)).slice(0, 2)
                    // Out of range, so that it stays missing.
                    : Bytes.copyOf((byte) 0xFF, (byte) 0x7F);
            bytes = bytes.concat(PayloadBytes.u8(0)).concat(battery).concat(temperature);
        }
        return bytes;
    }

    private static long temperature(JsonObject json) {
        long centidegrees = scaled(json, "temperature_c", CENTI);
        if (centidegrees < NodeTelemetry.MIN_CENTIDEGREES || centidegrees > NodeTelemetry.MAX_CENTIDEGREES) {
            throw new IllegalArgumentException("temperature_c must be " + NodeTelemetry.MIN_CENTIDEGREES / 100 + ".."
                    + NodeTelemetry.MAX_CENTIDEGREES / 100);
        }
        return centidegrees;
    }

    private static Bytes u16(JsonObject json, String name) {
        return json.has(name)
                ? PayloadBytes.u32(JsonFields.integer(json, name, 0xFFFF)).slice(0, 2)
                : Bytes.EMPTY;
    }

    private static long scaled(JsonObject json, String name, int places) {
        try {
            if (json.get(name) instanceof JsonPrimitive value && value.isNumber()) {
                BigDecimal number = value.getAsBigDecimal();
                return number.movePointRight(places)
                        .setScale(0, java.math.RoundingMode.HALF_EVEN)
                        .intValueExact();
            }
        } catch (ArithmeticException large) {
            throw new IllegalArgumentException(name + " is too large", large);
        }
        throw new IllegalArgumentException(name + " must be a number");
    }
}
