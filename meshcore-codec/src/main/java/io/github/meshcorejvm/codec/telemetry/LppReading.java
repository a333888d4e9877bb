package io.github.meshcorejvm.codec.telemetry;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.internal.LppNumbers;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * One sensor value.
 *
 * @param channel 1..255; 0 marks the end of a list. The firmware uses 1 for the node itself
 * @param type what was measured
 * @param data the value on the wire, big endian
 */
public record LppReading(int channel, LppType type, Bytes data) implements Serializable {

    private static final int POSITION_DIVISOR = 10_000;
    private static final int ALTITUDE_DIVISOR = 100;

    /** Checks channel and length. */
    public LppReading {
        Checks.range("channel", channel, 1, 0xFF);
        Objects.requireNonNull(type, "type");
        if (type == LppType.POLYLINE) {
            Checks.range("polyline length", data.size(), type.size(), 0xFF);
            Checks.range("length byte", data.u8(0), data.size(), data.size());
        } else {
            Checks.size(type.label(), data, type.size());
        }
    }

    /**
     * A reading of a type that has a single number.
     *
     * @param value in the type's unit; rounded toward zero to what the wire can express, as the library does
     * @throws IllegalArgumentException if the type has no single number, or the value does not fit
     */
    public static LppReading of(int channel, LppType type, BigDecimal value) {
        if (!type.isScalar()) {
            throw new IllegalArgumentException(type + " has no single number");
        }
        return new LppReading(
                channel, type, LppNumbers.encode(type.label(), value, type.size(), type.divisor(), type.signed()));
    }

    /** The value. */
    public LppValue value() {
        return switch (type) {
            case ACCELEROMETER, GYROMETER -> new LppValue.Vector(number(0, 2), number(2, 2), number(4, 2));
            case GPS ->
                new LppValue.Position(
                        LppNumbers.decode(data.slice(0, 3), POSITION_DIVISOR, true),
                        LppNumbers.decode(data.slice(3, 6), POSITION_DIVISOR, true),
                        LppNumbers.decode(data.slice(6, 9), ALTITUDE_DIVISOR, true));
            case COLOUR -> new LppValue.Colour(data.u8(0), data.u8(1), data.u8(2));
            case POLYLINE -> new LppValue.Opaque(data);
            default -> new LppValue.Scalar(number(0, type.size()));
        };
    }

    private BigDecimal number(int from, int size) {
        return LppNumbers.decode(data.slice(from, from + size), type.divisor(), type.signed());
    }
}
