package io.github.meshcorejvm.codec.telemetry;

import java.util.Optional;

/** The types of Cayenne LPP values. */
public enum LppType {
    /** A digital input. */
    DIGITAL_INPUT(0, "digital_input", 1, 1, false, ""),
    /** A digital output. */
    DIGITAL_OUTPUT(1, "digital_output", 1, 1, false, ""),
    /** An analog input. */
    ANALOG_INPUT(2, "analog_input", 2, 100, true, ""),
    /** An analog output. */
    ANALOG_OUTPUT(3, "analog_output", 2, 100, true, ""),
    /** Any sensor without a type of its own. */
    GENERIC(100, "generic", 4, 1, false, ""),
    /** Illuminance. */
    LUMINOSITY(101, "luminosity", 2, 1, false, "lx"),
    /** Presence: 0 or 1. */
    PRESENCE(102, "presence", 1, 1, false, ""),
    /** Temperature. */
    TEMPERATURE(103, "temperature", 2, 10, true, "°C"),
    /** Relative humidity. */
    HUMIDITY(104, "humidity", 1, 2, false, "%"),
    /** Acceleration on three axes. */
    ACCELEROMETER(113, "accelerometer", 6, 1000, true, "g"),
    /** Barometric pressure. */
    PRESSURE(115, "pressure", 2, 10, false, "hPa"),
    /** Voltage. */
    VOLTAGE(116, "voltage", 2, 100, false, "V"),
    /** Current. The library writes it unsigned: it drops the sign of a negative current. */
    CURRENT(117, "current", 2, 1000, false, "A"),
    /** Frequency. */
    FREQUENCY(118, "frequency", 4, 1, false, "Hz"),
    /** Percentage. */
    PERCENTAGE(120, "percentage", 1, 1, false, "%"),
    /** Altitude. */
    ALTITUDE(121, "altitude", 2, 1, true, "m"),
    /** Concentration. */
    CONCENTRATION(125, "concentration", 2, 1, false, "ppm"),
    /** Power. */
    POWER(128, "power", 2, 1, false, "W"),
    /** Distance. */
    DISTANCE(130, "distance", 4, 1000, false, "m"),
    /** Energy. */
    ENERGY(131, "energy", 4, 1000, false, "kWh"),
    /** Direction. */
    DIRECTION(132, "direction", 2, 1, false, "°"),
    /** Seconds since 1970. */
    TIME(133, "time", 4, 1, false, "s"),
    /** Angular velocity on three axes. */
    GYROMETER(134, "gyrometer", 6, 100, true, "°/s"),
    /** Colour: red, green and blue. */
    COLOUR(135, "colour", 3, 1, false, ""),
    /** Latitude and longitude in degrees, altitude in metres. */
    GPS(136, "gps", 9, 10_000, true, ""),
    /** A switch: 0 or 1. */
    SWITCH(142, "switch", 1, 1, false, ""),
    /** A line of positions. Its first byte is the length of the value, that byte included. */
    POLYLINE(240, "polyline", 8, 1, false, "");

    private final int code;
    private final String label;
    private final int size;
    private final int divisor;
    private final boolean signed;
    private final String unit;

    LppType(int code, String label, int size, int divisor, boolean signed, String unit) {
        this.code = code;
        this.label = label;
        this.size = size;
        this.divisor = divisor;
        this.signed = signed;
        this.unit = unit;
    }

    /** The type with a code, if the library has one. */
    public static Optional<LppType> ofCode(int code) {
        for (LppType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The code on the wire, 0..255. */
    public int code() {
        return code;
    }

    /** The library's name of the type. */
    public String label() {
        return label;
    }

    /** The length of a value in bytes; of {@link #POLYLINE} the minimum. */
    public int size() {
        return size;
    }

    /** What the number on the wire is divided by to give the value in {@link #unit()}. */
    public int divisor() {
        return divisor;
    }

    /** Whether the number on the wire is signed. */
    public boolean signed() {
        return signed;
    }

    /** The unit; empty if there is none, or several as in {@link #GPS}. */
    public String unit() {
        return unit;
    }

    /** Whether a value is a single number. */
    public boolean isScalar() {
        return switch (this) {
            case ACCELEROMETER, GYROMETER, COLOUR, GPS, POLYLINE -> false;
            default -> true;
        };
    }
}
