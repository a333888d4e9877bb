package io.github.meshcorejvm.store.read;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of {@code nodes}: a node as its adverts describe it.
 *
 * @param publicKey 64 lower-case hex digits
 * @param name of the node
 * @param role {@code repeater}, {@code companion}, {@code room} or {@code sensor}
 * @param latitude degrees north; empty without a position
 * @param longitude degrees east; empty without a position
 * @param firstSeen when it was first heard, in whole seconds
 * @param lastSeen when it was last heard, in whole seconds
 * @param advertCount distinct adverts, 0 and up
 */
public record StoredNode(
        String publicKey,
        Optional<String> name,
        Optional<String> role,
        OptionalDouble latitude,
        OptionalDouble longitude,
        Optional<Instant> firstSeen,
        Optional<Instant> lastSeen,
        long advertCount) {

    /** Refuses null. */
    public StoredNode {
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(latitude, "latitude");
        Objects.requireNonNull(longitude, "longitude");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(lastSeen, "lastSeen");
    }
}
