package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;

/**
 * Where a node says it is, as sent: firmware checks no range.
 *
 * @param latitudeE6 degrees north times 1,000,000
 * @param longitudeE6 degrees east times 1,000,000
 */
public record Position(int latitudeE6, int longitudeE6) implements Serializable {

    private static final double E6 = 1_000_000.0;
    private static final double MAX_LATITUDE = 90;
    private static final double MAX_LONGITUDE = 180;

    /**
     * A position to send, cut toward zero to a millionth of a degree, as the firmware does.
     *
     * @param latitude degrees north, -90..90
     * @param longitude degrees east, -180..180
     */
    public static Position ofDegrees(double latitude, double longitude) {
        Checks.range("latitude", latitude, MAX_LATITUDE);
        Checks.range("longitude", longitude, MAX_LONGITUDE);
        return new Position((int) (latitude * E6), (int) (longitude * E6));
    }

    /** Degrees north. */
    public double latitude() {
        return latitudeE6 / E6;
    }

    /** Degrees east. */
    public double longitude() {
        return longitudeE6 / E6;
    }
}
