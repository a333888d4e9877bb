package io.github.meshcorejvm.store.record;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What an observer measures about itself. Values are stored as reported; counters count from its start.
 *
 * @param batteryMillivolts battery voltage, mV
 * @param uptimeSeconds seconds since its start
 * @param noiseFloor noise floor, dBm
 * @param txAirSeconds seconds spent sending
 * @param rxAirSeconds seconds spent receiving
 * @param receiveErrors frames with a wrong CRC
 * @param packetsSent packets sent
 * @param packetsReceived packets received
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

    /** Whether any of the seven numbers of {@code observer_metrics} is present; uptime is not one of them. */
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
