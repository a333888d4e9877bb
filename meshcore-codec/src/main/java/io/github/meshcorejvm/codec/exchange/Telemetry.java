package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.telemetry.LppReadings;
import java.util.Objects;
import java.util.Optional;

/**
 * Sensor values.
 *
 * @param readings the values, and what follows them
 */
public record Telemetry(LppReadings readings) implements ResponseData {

    private static final long serialVersionUID = 1;

    /** Refuses null. */
    public Telemetry {
        Objects.requireNonNull(readings, "readings");
    }

    static Optional<Telemetry> decode(Bytes data) {
        return Optional.of(new Telemetry(LppReadings.decode(data)));
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.TELEMETRY);
    }

    @Override
    public Bytes encode() {
        return readings.encode();
    }
}
