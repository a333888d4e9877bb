package io.github.meshcorejvm.store.json;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.Payload;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Builds the bytes of an advert from its JSON. Unchanged fields, and what follows the fields, are those of the advert that the
 * JSON was made from: JSON has neither all bytes of a name nor what nobody reads. The signature is kept, and is wrong for a
 * changed advert.
 */
final class AdvertBytes {

    private static final int MICRO = 6;
    private static final int CENTI = 2;
    private static final int READINGS_LENGTH = 4;
    /** Out of range, so that it stays missing. */
    private static final Bytes NO_TEMPERATURE = Bytes.copyOf((byte) 0xFF, (byte) 0x7F);

    private static final Bytes NO_BATTERY = Bytes.copyOf((byte) 0, (byte) 0);

    private final JsonObject json;
    private final JsonObject before;
    private final Optional<AppData> old;
    private final Bytes oldBytes;

    private AdvertBytes(JsonObject json, JsonObject before, Bytes oldPayload) {
        this.json = json;
        this.before = before;
        Optional<Advert> advert = Payload.decode(PayloadType.ADVERT, oldPayload) instanceof Advert it
                ? Optional.of(it)
                : Optional.empty();
        this.old = advert.flatMap(Advert::appData);
        this.oldBytes = advert.map(Advert::appDataBytes).orElse(Bytes.EMPTY);
    }

    /**
     * The bytes of an advert.
     *
     * @param before the JSON of the advert that it was made from; empty if it is not known
     * @param oldPayload the bytes of that advert
     */
    static Bytes of(JsonObject json, JsonObject before, Bytes oldPayload) {
        return new AdvertBytes(json, before, oldPayload).bytes();
    }

    private Bytes bytes() {
        Bytes bytes = JsonFields.hex(json, "pubKey", 32)
                .concat(PayloadBytes.u32(JsonFields.optionalNumber(json, "timestamp", PayloadBytes.U32)))
                .concat(JsonFields.hex(json, "signature", 64));
        return json.has("flags") ? bytes.concat(appData()) : bytes;
    }

    private Bytes appData() {
        int flags = JsonFields.integer(JsonFields.object(json, "flags"), "raw", 0xFF);
        return PayloadBytes.u8(flags)
                .concat(position())
                .concat(u16("feat1"))
                .concat(u16("feat2"))
                .concat(name())
                .concat(tail());
    }

    private boolean isUnchanged(String... names) {
        return old.isPresent()
                && Arrays.stream(names).allMatch(name -> JsonEqual.test(name, json.get(name), before.get(name)));
    }

    private Bytes position() {
        return json.has("lat")
                ? PayloadBytes.u32(scaled("lat", MICRO)).concat(PayloadBytes.u32(scaled("lon", MICRO)))
                : Bytes.EMPTY;
    }

    private Bytes name() {
        if (isUnchanged("name")) {
            return old.flatMap(AppData::nameBytes).orElse(Bytes.EMPTY);
        }
        return json.get("name") instanceof JsonPrimitive name
                ? Bytes.copyOf(name.getAsString().getBytes(StandardCharsets.UTF_8))
                : Bytes.EMPTY;
    }

    /** What follows the fields: the readings of a sensor, or bytes that nobody reads. */
    private Bytes tail() {
        Bytes tail = oldTail();
        if (isUnchanged("battery_mv", "temperature_c")) {
            return tail;
        }
        boolean hasReadings = json.has("battery_mv") || json.has("temperature_c");
        if (old.flatMap(AppData::readings).isEmpty()) {
            if (!hasReadings) {
                return tail;
            }
            requireNothingLost(tail);
            return PayloadBytes.u8(0).concat(battery(NO_BATTERY)).concat(temperature(NO_TEMPERATURE));
        }
        int start = startOfReadings(tail);
        int end = start + READINGS_LENGTH;
        if (!hasReadings) {
            requireNothingLost(tail.slice(end, tail.size()));
            return Bytes.EMPTY;
        }
        return tail.slice(0, start)
                .concat(battery(tail.slice(start, start + 2)))
                .concat(temperature(tail.slice(start + 2, end)))
                .concat(tail.slice(end, tail.size()));
    }

    private Bytes oldTail() {
        if (old.isEmpty()) {
            return Bytes.EMPTY;
        }
        AppData fields = old.get();
        int length = 1
                + (fields.position().isPresent() ? 8 : 0)
                + (fields.feature1().isPresent() ? 2 : 0)
                + (fields.feature2().isPresent() ? 2 : 0)
                + fields.nameBytes().map(Bytes::size).orElse(0);
        return oldBytes.slice(length, oldBytes.size());
    }

    /** Zero bytes come first; one, if nothing follows the readings, which may begin with zeros themselves. */
    private static int startOfReadings(Bytes tail) {
        int start = 1;
        while (tail.size() != 1 + READINGS_LENGTH && tail.u8(start) == 0) {
            start++;
        }
        return start;
    }

    private static void requireNothingLost(Bytes tail) {
        if (!tail.isEmpty()) {
            throw new IllegalArgumentException(
                    "payload.battery_mv and payload.temperature_c cannot be added or removed: the bytes " + tail.toHex()
                            + " at the end of the advert would be lost");
        }
    }

    private Bytes battery(Bytes oldBattery) {
        if (isUnchanged("battery_mv")) {
            return oldBattery;
        }
        return json.has("battery_mv")
                ? PayloadBytes.u32(JsonFields.integer(json, "battery_mv", 1, NodeTelemetry.MAX_MILLIVOLTS))
                        .slice(0, 2)
                : NO_BATTERY;
    }

    private Bytes temperature(Bytes oldTemperature) {
        if (isUnchanged("temperature_c")) {
            return oldTemperature;
        }
        if (!json.has("temperature_c")) {
            return NO_TEMPERATURE;
        }
        long centidegrees = scaled("temperature_c", CENTI);
        if (centidegrees < NodeTelemetry.MIN_CENTIDEGREES || centidegrees > NodeTelemetry.MAX_CENTIDEGREES) {
            throw new IllegalArgumentException("temperature_c must be " + NodeTelemetry.MIN_CENTIDEGREES / 100 + ".."
                    + NodeTelemetry.MAX_CENTIDEGREES / 100);
        }
        return PayloadBytes.u32(centidegrees).slice(0, 2);
    }

    private Bytes u16(String name) {
        return json.has(name)
                ? PayloadBytes.u32(JsonFields.integer(json, name, 0xFFFF)).slice(0, 2)
                : Bytes.EMPTY;
    }

    private long scaled(String name, int places) {
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
