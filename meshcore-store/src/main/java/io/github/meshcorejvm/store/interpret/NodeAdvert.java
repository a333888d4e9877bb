package io.github.meshcorejvm.store.interpret;

import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.store.json.NodeTelemetry;
import java.util.Objects;
import java.util.Optional;

/**
 * What an advert says about its node. An absent value was not sent; the stored one stays.
 *
 * @param publicKey 64 lower-case hex digits
 * @param name cleaned of control characters
 * @param role {@code companion}, {@code repeater}, {@code room}, {@code sensor}, {@code none} or {@code type-5} to
 *     {@code type-15}; absent without app data
 * @param position never 0, 0, which radios without a position send
 * @param foreign whether the position is outside the geographic filter; absent without a position
 * @param telemetry readings of a sensor
 */
public record NodeAdvert(
        String publicKey,
        Optional<String> name,
        Optional<String> role,
        Optional<Position> position,
        Optional<Boolean> foreign,
        NodeTelemetry telemetry) {

    /** Refuses null. */
    public NodeAdvert {
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(foreign, "foreign");
        Objects.requireNonNull(telemetry, "telemetry");
    }
}
