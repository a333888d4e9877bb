package io.github.meshcorejvm.cli.decode;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Numbers for a person to read. */
final class NumberText {

    private NumberText() {}

    /** Seconds since 1970. A formatter with a pattern takes longer to set up than to decode a packet. */
    static String utc(long seconds) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return time.toLocalDate() + " " + twoDigits(time.getHour()) + ":" + twoDigits(time.getMinute()) + ":"
                + twoDigits(time.getSecond()) + " UTC";
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** A number of 32 bits that is an identifier rather than a quantity. */
    static String u32(long value) {
        return hex(value, 8);
    }

    /** At least so many hex digits. */
    static String hex(long value, int digits) {
        String hex = Long.toHexString(value);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    static String decibels(int quarters) {
        return decimal(quarters, 4) + " dB";
    }

    /**
     * The exact decimal of a number of quarters, hundredths or millionths. Not by {@code BigDecimal}, whose first use takes a
     * tenth of the time of a short command on newer JVMs. The denominator must divide a power of ten.
     */
    static String decimal(long numerator, int denominator) {
        StringBuilder text = new StringBuilder();
        if (numerator < 0) {
            text.append('-');
        }
        text.append(Math.abs(numerator / denominator));
        long rest = Math.abs(numerator % denominator);
        if (rest > 0) {
            text.append('.');
        }
        while (rest > 0) {
            text.append(rest * 10 / denominator);
            rest = rest * 10 % denominator;
        }
        return text.toString();
    }
}
