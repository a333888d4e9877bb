package io.github.meshcorejvm.store.record;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What an observer measures about itself; counters since its start.
 *
 * @param batteryMillivolts battery
 * @param uptimeSeconds since its start
 * @param noiseFloor dBm
 * @param txAirSeconds time spent sending
 * @param rxAirSeconds time spent receiving
 * @param receiveErrors frames with a wrong CRC
 * @param packetsSent packets
 * @param packetsReceived packets
 */
public record ObserverReadings(
        OptionalLong batteryMillivolts,
        OptionalLong uptimeSeconds,
        OptionalDouble noiseFloor,
        OptionalLong txAirSeconds,
        OptionalLong rxAirSeconds,
        OptionalLong receiveErrors,
        OptionalLong packetsSent,
        OptionalLong packetsReceived) {

    /** Refuses null. */
    public ObserverReadings {
        Objects.requireNonNull(batteryMillivolts, "batteryMillivolts");
        Objects.requireNonNull(uptimeSeconds, "uptimeSeconds");
        Objects.requireNonNull(noiseFloor, "noiseFloor");
        Objects.requireNonNull(txAirSeconds, "txAirSeconds");
        Objects.requireNonNull(rxAirSeconds, "rxAirSeconds");
        Objects.requireNonNull(receiveErrors, "receiveErrors");
        Objects.requireNonNull(packetsSent, "packetsSent");
        Objects.requireNonNull(packetsReceived, "packetsReceived");
    }

    /** No readings at all. */
    public static final ObserverReadings NONE = new ObserverReadings(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    /** Whether there is one of the seven numbers of {@code observer_metrics}; uptime is none of them. */
    public boolean hasMetrics() {
        return batteryMillivolts.isPresent()
                || noiseFloor.isPresent()
                || txAirSeconds.isPresent()
                || rxAirSeconds.isPresent()
                || receiveErrors.isPresent()
                || packetsSent.isPresent()
                || packetsReceived.isPresent();
    }
}
