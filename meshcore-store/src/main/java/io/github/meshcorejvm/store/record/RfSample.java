package io.github.meshcorejvm.store.record;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Readings of a phone's radio. A counter that its firmware does not have is absent, not 0.
 *
 * @param stamp whose phone, and when
 * @param position where it was
 * @param stationary whether it did not move
 * @param state the radio at that moment
 * @param counters what the radio has counted since its start
 */
public record RfSample(ClientStamp stamp, ClientPosition position, boolean stationary, State state, Counters counters)
        implements StoreRecord {

    /**
     * The state of a radio at one moment.
     *
     * @param uptimeSeconds seconds since its start
     * @param batteryMillivolts battery voltage, mV
     * @param queueLength packets waiting to be sent
     * @param errors the firmware's bit mask of faults
     * @param noiseFloor noise floor, dBm
     * @param lastRssi signal strength of the last packet, dBm
     * @param lastSnr signal-to-noise ratio of the last packet, dB
     */
    public record State(
            long uptimeSeconds,
            OptionalLong batteryMillivolts,
            OptionalLong queueLength,
            OptionalLong errors,
            OptionalLong noiseFloor,
            OptionalLong lastRssi,
            OptionalDouble lastSnr) {

        /** Refuses null. */
        public State {
            Objects.requireNonNull(batteryMillivolts, "batteryMillivolts");
            Objects.requireNonNull(queueLength, "queueLength");
            Objects.requireNonNull(errors, "errors");
            Objects.requireNonNull(noiseFloor, "noiseFloor");
            Objects.requireNonNull(lastRssi, "lastRssi");
            Objects.requireNonNull(lastSnr, "lastSnr");
        }
    }

    /**
     * What a radio has counted since its start.
     *
     * @param txAirSeconds seconds spent sending
     * @param rxAirSeconds seconds spent receiving
     * @param received packets received
     * @param sent packets sent
     * @param floodReceived flood packets received
     * @param directReceived packets received on direct routes
     * @param floodSent flood packets sent
     * @param directSent packets sent on direct routes
     * @param receiveErrors frames with a wrong CRC
     */
    public record Counters(
            OptionalLong txAirSeconds,
            OptionalLong rxAirSeconds,
            OptionalLong received,
            OptionalLong sent,
            OptionalLong floodReceived,
            OptionalLong directReceived,
            OptionalLong floodSent,
            OptionalLong directSent,
            OptionalLong receiveErrors) {

        /** Refuses null. */
        public Counters {
            Objects.requireNonNull(txAirSeconds, "txAirSeconds");
            Objects.requireNonNull(rxAirSeconds, "rxAirSeconds");
            Objects.requireNonNull(received, "received");
            Objects.requireNonNull(sent, "sent");
            Objects.requireNonNull(floodReceived, "floodReceived");
            Objects.requireNonNull(directReceived, "directReceived");
            Objects.requireNonNull(floodSent, "floodSent");
            Objects.requireNonNull(directSent, "directSent");
            Objects.requireNonNull(receiveErrors, "receiveErrors");
        }
    }

    /** Refuses null. */
    public RfSample {
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(counters, "counters");
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
