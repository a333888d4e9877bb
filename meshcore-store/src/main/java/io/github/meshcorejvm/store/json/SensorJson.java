package io.github.meshcorejvm.store.json;

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

    static void write(JsonWriter json, LppReadings readings) {
        json.beginArray("readings");
        for (LppReading reading : readings.readings()) {
            begin(json, reading.channel(), reading.type());
            value(json, "value", reading.value());
            end(json, reading.type());
        }
        json.endArray();
        rest(json, readings.rest());
    }

    static void write(JsonWriter json, LppRanges ranges) {
        json.beginArray("readings");
        for (LppRange range : ranges.ranges()) {
            begin(json, range.channel(), range.type());
            value(json, "min", range.minValue());
            value(json, "max", range.maxValue());
            value(json, "avg", range.averageValue());
            end(json, range.type());
        }
        json.endArray();
        rest(json, ranges.rest());
    }

    private static void begin(JsonWriter json, int channel, LppType type) {
        json.beginObject();
        json.field("channel", channel);
        json.field("type", type.code());
        json.field("name", type.label());
    }

    private static void end(JsonWriter json, LppType type) {
        if (!type.unit().isEmpty()) {
            json.field("unit", type.unit());
        }
        json.endObject();
    }

    /** The unreadable rest; zeros are padding. */
    private static void rest(JsonWriter json, Bytes rest) {
        if (!rest.isZero()) {
            json.hexField("rest", rest);
        }
    }

    /** An object, with the names that the library uses, for a value of several numbers. */
    private static void value(JsonWriter json, String name, LppValue value) {
        if (value instanceof LppValue.Scalar scalar) {
            json.numberField(name, scalar.value());
        } else if (value instanceof LppValue.Opaque opaque) {
            json.hexField(name, opaque.bytes());
        } else {
            json.beginObject(name);
            fields(json, value);
            json.endObject();
        }
    }

    private static void fields(JsonWriter json, LppValue value) {
        if (value instanceof LppValue.Vector vector) {
            json.numberField("x", vector.x());
            json.numberField("y", vector.y());
            json.numberField("z", vector.z());
        } else if (value instanceof LppValue.Position position) {
            json.numberField("latitude", position.latitude());
            json.numberField("longitude", position.longitude());
            json.numberField("altitude", position.altitude());
        } else if (value instanceof LppValue.Colour colour) {
            json.numberField("r", colour.red());
            json.numberField("g", colour.green());
            json.numberField("b", colour.blue());
        } else {
            throw new IllegalStateException("unknown kind of value: " + value.getClass());
        }
    }
}
