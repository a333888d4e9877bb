package io.github.meshcorejvm.store.read;

import io.github.meshcorejvm.codec.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of {@code observations}: one transmission, as one observer heard it over one path.
 *
 * @param id 1 and up, in the order of writing
 * @param transmissionId the {@link StoredTransmission#id()}
 * @param observerId id of the observer; empty if the message named none, or its row is gone
 * @param observerName what the observer calls itself
 * @param heardAt when the observation was received, in whole seconds
 * @param snr signal-to-noise ratio, dB
 * @param rssi received signal strength, dBm
 * @param direction {@code rx} or {@code tx}
 * @param path hops from the sender to the observer, as upper-case hex of 1..3 bytes each (up to 8 for a TRACE)
 * @param frame the received frame, if it was kept
 */
public record StoredObservation(
        long id,
        long transmissionId,
        Optional<String> observerId,
        Optional<String> observerName,
        Instant heardAt,
        OptionalDouble snr,
        OptionalDouble rssi,
        Optional<String> direction,
        List<String> path,
        Optional<Bytes> frame) {

    /** Copies the path. */
    public StoredObservation {
        Objects.requireNonNull(observerId, "observerId");
        Objects.requireNonNull(observerName, "observerName");
        Objects.requireNonNull(heardAt, "heardAt");
        Objects.requireNonNull(snr, "snr");
        Objects.requireNonNull(rssi, "rssi");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(frame, "frame");
        path = List.copyOf(path);
    }
}
