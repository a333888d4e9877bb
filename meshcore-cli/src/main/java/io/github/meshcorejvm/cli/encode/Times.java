package io.github.meshcorejvm.cli.encode;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in options. */
final class Times {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*([smhdSMHD])");

    private Times() {}

    /** A time; now if the text is empty. */
    static Instant instant(String option, String text) {
        try {
            return text.isEmpty() ? Instant.now() : Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(option + " must be a time like 2026-11-01T00:00:00Z", e);
        }
    }

    static Duration span(String option, String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            throw new IllegalArgumentException(option + " must be a number with s, m, h or d, such as 24h");
        }
        long number = Long.parseLong(span.group(1));
        if (number == 0) {
            throw new IllegalArgumentException(option + " must be at least 1s, but is " + text.strip());
        }
        return switch (span.group(2).charAt(0)) {
            case 's', 'S' -> Duration.ofSeconds(number);
            case 'm', 'M' -> Duration.ofMinutes(number);
            case 'h', 'H' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
