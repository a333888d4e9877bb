package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that a publisher put on a message: RFC 3339, or ISO without a zone, read as UTC.
 *
 * @param instant the time
 * @param naive whether it came without a zone
 * @param madeUpFraction whether its fraction is {@code .000000}, as one generation of firmware writes it
 */
record EnvelopeTime(Instant instant, boolean naive, boolean madeUpFraction) {

    private static final int MAX = 64;
    private static final String SECONDS = "0000-00-00T00:00:00";
    private static final String MADE_UP = "000000";

    /** The time in {@code value}, if it is a string with a valid time. */
    static Optional<EnvelopeTime> of(@Nullable JsonValue value) {
        return value != null && value.isString() ? of(value.text()) : Optional.empty();
    }

    /** The time in a text, if it is valid. */
    static Optional<EnvelopeTime> of(String spelled) {
        String text = spelled.trim();
        if (text.length() > MAX || !isToTheSecond(text)) {
            return Optional.empty();
        }
        int end = SECONDS.length();
        String fraction = "";
        if (end < text.length() && text.charAt(end) == '.') {
            int begin = end + 1;
            end = endOfDigits(text, begin);
            fraction = text.substring(begin, end);
            if (fraction.isEmpty()) {
                return Optional.empty();
            }
        }
        String zone = text.substring(end);
        if (!zone.isEmpty() && !isZone(zone)) {
            return Optional.empty();
        }
        try {
            ZoneOffset offset = zone.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
            return Optional.of(new EnvelopeTime(
                    local(text, fraction).toInstant(offset), zone.isEmpty(), fraction.equals(MADE_UP)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static LocalDateTime local(String text, String fraction) {
        return LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(fraction + "000000000", 0, 9));
    }

    private static boolean isToTheSecond(String text) {
        if (text.length() < SECONDS.length()) {
            return false;
        }
        for (int i = 0; i < SECONDS.length(); i++) {
            char c = text.charAt(i);
            boolean fits = switch (SECONDS.charAt(i)) {
                case '0' -> isDigit(c);
                case 'T' -> c == 'T' || c == 't' || c == ' ';
                default -> c == SECONDS.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** {@code Z}, {@code +hhmm} or {@code +hh:mm}. */
    private static boolean isZone(String zone) {
        char first = zone.charAt(0);
        if (zone.length() == 1) {
            return first == 'Z' || first == 'z';
        }
        String digits = zone.length() == 6 && zone.charAt(3) == ':'
                ? zone.substring(1, 3) + zone.substring(4)
                : zone.substring(1);
        return (first == '+' || first == '-') && digits.length() == 4 && endOfDigits(digits, 0) == digits.length();
    }

    private static int endOfDigits(String text, int begin) {
        int end = begin;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }
}
