package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.telemetry.LppRange;
import io.github.meshcorejvm.codec.telemetry.LppRanges;
import io.github.meshcorejvm.codec.telemetry.LppReading;
import io.github.meshcorejvm.codec.telemetry.LppReadings;
import io.github.meshcorejvm.codec.telemetry.LppType;
import io.github.meshcorejvm.codec.telemetry.LppValue;

/** Sensor values, for a person to read. */
final class SensorRows {

    private final Rows rows;

    SensorRows(Rows rows) {
        this.rows = rows;
    }

    void add(LppReadings readings) {
        for (LppReading reading : readings.readings()) {
            rows.add("channel " + reading.channel(), name(reading.type()) + value(reading.value(), reading.type()));
        }
        rest(readings.rest());
    }

    void add(LppRanges ranges) {
        for (LppRange range : ranges.ranges()) {
            rows.add(
                    "channel " + range.channel(),
                    name(range.type()) + "min " + value(range.minValue(), range.type()) + ", max "
                            + value(range.maxValue(), range.type()) + ", average "
                            + value(range.averageValue(), range.type()));
        }
        rest(ranges.rest());
    }

    private void rest(Bytes rest) {
        if (!rest.isZero()) {
            rows.bad("rest", rest.toHex());
        }
    }

    private static String name(LppType type) {
        return type.label().replace('_', ' ') + " ";
    }

    private static String value(LppValue value, LppType type) {
        String unit = type.unit().isEmpty() || type.unit().startsWith("°/") ? type.unit() : " " + type.unit();
        return value.text() + unit;
    }
}
