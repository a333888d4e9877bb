package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values in words. */
final class FieldText {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FieldText() {}

    static String nothing(long value) {
        return "";
    }

    static String utc(long seconds) {
        return UTC.format(Instant.ofEpochSecond(seconds));
    }

    /** The exact decimal of a number of quarters, millionths and the like. */
    static String fraction(long numerator, int denominator) {
        BigDecimal exact = BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    static String utf8(Bytes text) {
        return new String(text.toByteArray(), StandardCharsets.UTF_8);
    }

    /** What a flag bit stands for, or that it is not set. */
    static String flag(int bit, String meaning) {
        return bit == 1 ? meaning : "no";
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
