package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;

/**
 * What some sensors append to their name in an advert, as sent: nothing says whether the values make sense.
 *
 * @param batteryMillivolts 0..65535
 * @param temperatureCentidegrees hundredths of a degree Celsius, -32768..32767
 */
public record SensorReadings(int batteryMillivolts, int temperatureCentidegrees) implements Serializable {

    /** Length on the wire, in bytes. */
    static final int LENGTH = 4;

    /** Checks both ranges. */
    public SensorReadings {
        Checks.u16("batteryMillivolts", batteryMillivolts);
        Checks.range("temperatureCentidegrees", temperatureCentidegrees, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
