package io.github.meshcorejvm.codec.telemetry;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/** The value of a reading, in the unit of its type. */
public sealed interface LppValue extends Serializable {

    /** The value as people read it, without the unit of its type; a position names its own units. */
    String text();

    /** A single number. */
    record Scalar(BigDecimal value) implements LppValue {
        /** Refuses null. */
        public Scalar {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /** A number for each axis. */
    record Vector(BigDecimal x, BigDecimal y, BigDecimal z) implements LppValue {
        /** Refuses null. */
        public Vector {
            Objects.requireNonNull(x, "x");
            Objects.requireNonNull(y, "y");
            Objects.requireNonNull(z, "z");
        }

        @Override
        public String text() {
            return x.toPlainString() + ", " + y.toPlainString() + ", " + z.toPlainString();
        }
    }

    /**
     * A position.
     *
     * @param latitude in degrees, to four decimals
     * @param longitude in degrees, to four decimals
     * @param altitude in metres, to two decimals
     */
    record Position(BigDecimal latitude, BigDecimal longitude, BigDecimal altitude) implements LppValue {
        /** Refuses null. */
        public Position {
            Objects.requireNonNull(latitude, "latitude");
            Objects.requireNonNull(longitude, "longitude");
            Objects.requireNonNull(altitude, "altitude");
        }

        @Override
        public String text() {
            return latitude.toPlainString() + "°, " + longitude.toPlainString() + "°, " + altitude.toPlainString()
                    + " m";
        }
    }

    /**
     * A colour.
     *
     * @param red 0..255
     * @param green 0..255
     * @param blue 0..255
     */
    record Colour(int red, int green, int blue) implements LppValue {
        /** Checks the ranges. */
        public Colour {
            Checks.u8("red", red);
            Checks.u8("green", green);
            Checks.u8("blue", blue);
        }

        @Override
        public String text() {
            return "red " + red + ", green " + green + ", blue " + blue;
        }
    }

    /** A value that is not interpreted further. */
    record Opaque(Bytes bytes) implements LppValue {
        /** Refuses null. */
        public Opaque {
            Objects.requireNonNull(bytes, "bytes");
        }

        @Override
        public String text() {
            return bytes.toHex();
        }
    }
}
