package io.github.meshcorejvm.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The start of a time span as given by a user: {@code 24h} before now, a date, or a time. */
public final class SinceTime {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*([smhdwSMHDW])");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private SinceTime() {}

    /** The time, or an error that says what is allowed. */
    public static Instant parse(CommandLine command, String text) {
        return parse(text, Instant.now())
                .orElseThrow(() -> new ParameterException(
                        command,
                        "--since must be a number with s, m, h, d or w, a date like 2026-11-01 (UTC) or a time like"
                                + " 2026-11-01T00:00:00Z, but is " + text));
    }

    /** The time, or empty if the text is invalid. */
    static Optional<Instant> parse(String text, Instant now) {
        try {
            Matcher span = SPAN.matcher(text.strip());
            if (DATE.matcher(text.strip()).matches()) {
                return Optional.of(LocalDate.parse(text.strip())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            }
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
