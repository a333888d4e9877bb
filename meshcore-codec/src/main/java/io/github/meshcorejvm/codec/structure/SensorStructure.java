package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.telemetry.LppRange;
import io.github.meshcorejvm.codec.telemetry.LppRanges;
import io.github.meshcorejvm.codec.telemetry.LppReading;
import io.github.meshcorejvm.codec.telemetry.LppReadings;
import io.github.meshcorejvm.codec.telemetry.LppType;
import io.github.meshcorejvm.codec.telemetry.LppValue;

/** The fields of sensor values. */
final class SensorStructure {

    private SensorStructure() {}

    static void read(Fields fields, LppReadings readings) {
        for (LppReading reading : readings.readings()) {
            head(fields, reading.type());
            value(fields, reading.type().label(), reading.type(), reading.data().size(), reading.value());
        }
    }

    static void read(Fields fields, LppRanges ranges) {
        for (LppRange range : ranges.ranges()) {
            head(fields, range.type());
            int size = range.type().size();
            value(fields, "minimum", range.type(), size, range.minValue());
            value(fields, "maximum", range.type(), size, range.maxValue());
            value(fields, "average", range.type(), size, range.averageValue());
        }
    }

    private static void head(Fields fields, LppType type) {
        fields.u8("channel", channel -> channel == 1 ? "the node itself" : "");
        fields.u8("type", code -> type.label());
    }

    private static void value(Fields fields, String name, LppType type, int size, LppValue value) {
        fields.value(name, size, value.text(), type.unit(), "");
    }
}
