package io.github.meshcorejvm.store.record;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Where a phone was.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 * @param accuracyMetres of the position
 */
public record ClientPosition(double latitude, double longitude, OptionalDouble accuracyMetres) {

    /** Refuses null. */
    public ClientPosition {
        Objects.requireNonNull(accuracyMetres, "accuracyMetres");
    }
}
