package io.github.meshcorejvm.store.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The times that the database keeps as text: {@code YYYY-MM-DDTHH:MM:SSZ} as written, and with a fraction, or with a
 * blank and no zone, as found in the field. UTC throughout.
 */
public final class IsoTime {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private IsoTime() {}

    /** The text of a time, cut to the second. */
    public static String format(Instant time) {
        return SECONDS.format(time);
    }

    /** The text of a time in seconds since 1970. */
    public static String format(long epochSecond) {
        return SECONDS.format(Instant.ofEpochSecond(epochSecond));
    }

    /** The text of a time, cut to the millisecond, always with three digits: such texts sort as the times do. */
    public static String formatMillis(Instant time) {
        return MILLIS.format(time);
    }

    /** The seconds since 1970 that a text spells, a fraction cut off; empty for what is no time. */
    public static OptionalLong parse(@Nullable String text) {
        Optional<Instant> instant = parseInstant(text);
        return instant.isPresent() ? OptionalLong.of(instant.get().getEpochSecond()) : OptionalLong.empty();
    }

    /** The time that a text spells; empty for what is none. */
    public static Optional<Instant> parseInstant(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String iso = text.strip().replace(' ', 'T');
        try {
            boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 10;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
