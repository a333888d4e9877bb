package io.github.meshcorejvm.store.record;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How strongly a radio received a packet.
 *
 * @param snr signal-to-noise ratio, dB
 * @param rssi received signal strength, dBm
 */
public record Signal(OptionalDouble snr, OptionalDouble rssi) {

    /** Not measured. */
    public static final Signal NONE = new Signal(OptionalDouble.empty(), OptionalDouble.empty());

    /** Refuses null. */
    public Signal {
        Objects.requireNonNull(snr, "snr");
        Objects.requireNonNull(rssi, "rssi");
    }

    /** SNR in dB and RSSI in dBm. */
    public static Signal of(double snr, double rssi) {
        return new Signal(OptionalDouble.of(snr), OptionalDouble.of(rssi));
    }
}
