package io.github.meshcorejvm.store.record;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Where a phone was.
 *
 * @param latitude degrees north, -90..90
 * @param longitude degrees east, -180..180
 * @param accuracyMetres accuracy of the position, m
 */
public record ClientPosition(double latitude, double longitude, OptionalDouble accuracyMetres) {

    /** Refuses null. */
    public ClientPosition {
        Objects.requireNonNull(accuracyMetres, "accuracyMetres");
    }
}
