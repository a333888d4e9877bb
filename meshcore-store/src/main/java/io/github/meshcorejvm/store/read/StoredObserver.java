package io.github.meshcorejvm.store.read;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of {@code observers}: a station that publishes what it hears.
 *
 * @param id as in the MQTT topic
 * @param name what it calls itself
 * @param iata IATA code of the airport nearest to it, upper case
 * @param firstSeen when its first message came, in whole seconds
 * @param lastSeen when its last message came, in whole seconds
 * @param packetCount packets it has published, 0 and up
 * @param active whether it is neither retired by retention nor on the blacklist
 */
public record StoredObserver(
        String id,
        Optional<String> name,
        Optional<String> iata,
        Optional<Instant> firstSeen,
        Optional<Instant> lastSeen,
        long packetCount,
        boolean active) {

    /** Refuses null. */
    public StoredObserver {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(iata, "iata");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(lastSeen, "lastSeen");
    }
}
