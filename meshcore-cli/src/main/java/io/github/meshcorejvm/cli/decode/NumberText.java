package io.github.meshcorejvm.cli.decode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers for a person to read. */
final class NumberText {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private NumberText() {}

    /** Seconds since 1970. */
    static String utc(long seconds) {
        return UTC.format(Instant.ofEpochSecond(seconds));
    }

    /** A number of 32 bits that is an identifier rather than a quantity. */
    static String u32(long value) {
        return String.format(Locale.ROOT, "%08x", value);
    }

    static String decibels(int quarters) {
        return decimal(quarters, 4) + " dB";
    }

    /** The exact decimal of a number of quarters, hundredths or millionths. */
    static String decimal(long numerator, int denominator) {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator))
                .toPlainString();
    }
}
