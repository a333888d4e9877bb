package io.github.meshcorejvm.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The start of a time span as given by a user: {@code 24h} before now, or a time. */
public final class SinceTime {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*([smhdwSMHDW])");

    private SinceTime() {}

    /** The time, or empty if the text is invalid. */
    public static Optional<Instant> parse(String text, Instant now) {
        try {
            Matcher span = SPAN.matcher(text.strip());
            if (!span.matches()) {
                return Optional.of(Instant.parse(text.strip()));
            }
            long number = Long.parseLong(span.group(1));
            Duration unit = switch (span.group(2).charAt(0)) {
                case 's', 'S' -> Duration.ofSeconds(1);
                case 'm', 'M' -> Duration.ofMinutes(1);
                case 'h', 'H' -> Duration.ofHours(1);
                case 'd', 'D' -> Duration.ofDays(1);
                default -> Duration.ofDays(7);
            };
            return Optional.of(now.minus(unit.multipliedBy(number)));
        } catch (DateTimeException | ArithmeticException noTime) {
            return Optional.empty();
        }
    }
}
