package io.github.meshcorejvm.codec.payload;

/**
 * Where a node says it is, as sent: firmware checks no range.
 *
 * @param latitudeE6 degrees north times 1,000,000
 * @param longitudeE6 degrees east times 1,000,000
 */
public record Position(int latitudeE6, int longitudeE6) {

    private static final double E6 = 1_000_000.0;

    /** Degrees north. */
    public double latitude() {
        return latitudeE6 / E6;
    }

    /** Degrees east. */
    public double longitude() {
        return longitudeE6 / E6;
    }
}
