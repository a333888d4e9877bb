package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.payload.AppData;
import io.github.meshcorejvm.codec.payload.SensorReadings;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The plausible readings of a sensor.
 *
 * @param batteryMillivolts 1..10000
 * @param temperatureCelsius -50..100
 */
public record NodeTelemetry(OptionalInt batteryMillivolts, OptionalDouble temperatureCelsius) {

    /** Refuses null. */
    public NodeTelemetry {
        Objects.requireNonNull(batteryMillivolts, "batteryMillivolts");
        Objects.requireNonNull(temperatureCelsius, "temperatureCelsius");
    }

    /** No readings. */
    public static final NodeTelemetry NONE = new NodeTelemetry(OptionalInt.empty(), OptionalDouble.empty());

    static final int MAX_MILLIVOLTS = 10_000;
    static final int MIN_CENTIDEGREES = -5_000;
    static final int MAX_CENTIDEGREES = 10_000;

    /** The plausible readings in an advert. */
    public static NodeTelemetry of(AppData appData) {
        Optional<SensorReadings> readings = appData.readings();
        if (readings.isEmpty()) {
            return NONE;
        }
        int millivolts = readings.get().batteryMillivolts();
        int centidegrees = readings.get().temperatureCentidegrees();
        return new NodeTelemetry(
                millivolts >= 1 && millivolts <= MAX_MILLIVOLTS ? OptionalInt.of(millivolts) : OptionalInt.empty(),
                centidegrees >= MIN_CENTIDEGREES && centidegrees <= MAX_CENTIDEGREES
                        ? OptionalDouble.of(centidegrees / 100.0)
                        : OptionalDouble.empty());
    }
}
