package io.github.meshcorejvm.store.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.telemetry.LppRange;
import io.github.meshcorejvm.codec.telemetry.LppRanges;
import io.github.meshcorejvm.codec.telemetry.LppReading;
import io.github.meshcorejvm.codec.telemetry.LppReadings;
import io.github.meshcorejvm.codec.telemetry.LppType;
import io.github.meshcorejvm.codec.telemetry.LppValue;

/** Sensor values. */
final class SensorJson {

    private SensorJson() {}

    static void write(JsonObject json, LppReadings readings) {
        JsonArray array = new JsonArray();
        for (LppReading reading : readings.readings()) {
            JsonObject object = head(reading.channel(), reading.type());
            object.add("value", value(reading.value()));
            unit(object, reading.type());
            array.add(object);
        }
        json.add("readings", array);
        rest(json, readings.rest());
    }

    static void write(JsonObject json, LppRanges ranges) {
        JsonArray array = new JsonArray();
        for (LppRange range : ranges.ranges()) {
            JsonObject object = head(range.channel(), range.type());
            object.add("min", value(range.minValue()));
            object.add("max", value(range.maxValue()));
            object.add("avg", value(range.averageValue()));
            unit(object, range.type());
            array.add(object);
        }
        json.add("readings", array);
        rest(json, ranges.rest());
    }

    private static JsonObject head(int channel, LppType type) {
        JsonObject object = new JsonObject();
        object.addProperty("channel", channel);
        object.addProperty("type", type.code());
        object.addProperty("name", type.label());
        return object;
    }

    private static void unit(JsonObject object, LppType type) {
        if (!type.unit().isEmpty()) {
            object.addProperty("unit", type.unit());
        }
    }

    /** What cannot be read; zeros are padding. */
    private static void rest(JsonObject json, Bytes rest) {
        if (!rest.isZero()) {
            json.addProperty("rest", rest.toHex());
        }
    }

    /** An object, with the names that the library uses, for what is more than a number. */
    private static JsonElement value(LppValue value) {
        JsonObject object = new JsonObject();
        if (value instanceof LppValue.Scalar scalar) {
            return new JsonPrimitive(scalar.value());
        } else if (value instanceof LppValue.Opaque opaque) {
            return new JsonPrimitive(opaque.bytes().toHex());
        } else if (value instanceof LppValue.Vector vector) {
            object.addProperty("x", vector.x());
            object.addProperty("y", vector.y());
            object.addProperty("z", vector.z());
        } else if (value instanceof LppValue.Position position) {
            object.addProperty("latitude", position.latitude());
            object.addProperty("longitude", position.longitude());
            object.addProperty("altitude", position.altitude());
        } else if (value instanceof LppValue.Colour colour) {
            object.addProperty("r", colour.red());
            object.addProperty("g", colour.green());
            object.addProperty("b", colour.blue());
        } else {
            throw new IllegalStateException("unknown kind of value: " + value.getClass());
        }
        return object;
    }
}
