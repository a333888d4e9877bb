package io.github.meshcorejvm.codec.telemetry;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;
import java.util.Objects;

/**
 * Minimum, maximum and average of one sensor over a period, each encoded as a reading of the type is.
 *
 * @param channel 1..255
 * @param type what was measured
 * @param min the minimum on the wire
 * @param max the maximum on the wire
 * @param average the average on the wire
 */
public record LppRange(int channel, LppType type, Bytes min, Bytes max, Bytes average) implements Serializable {

    /** Checks channel and lengths. */
    public LppRange {
        Checks.range("channel", channel, 1, 0xFF);
        Objects.requireNonNull(type, "type");
        Checks.size("min", min, type.size());
        Checks.size("max", max, type.size());
        Checks.size("average", average, type.size());
        if (type == LppType.POLYLINE) {
            throw new IllegalArgumentException("polylines have no minimum");
        }
    }

    /** The minimum. */
    public LppValue minValue() {
        return new LppReading(channel, type, min).value();
    }

    /** The maximum. */
    public LppValue maxValue() {
        return new LppReading(channel, type, max).value();
    }

    /** The average. */
    public LppValue averageValue() {
        return new LppReading(channel, type, average).value();
    }
}
