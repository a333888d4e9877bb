package io.github.meshcorejvm.store.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
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
 * The times that the database stores as text: {@code YYYY-MM-DDTHH:MM:SSZ} as written, or with a fraction, or with a blank and
 * no zone, as found in the field. UTC throughout.
 */
public final class IsoTime {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The format, with a 0 for each digit. */
    private static final String AS_WRITTEN = "0000-00-00T00:00:00Z";

    private static final int SECONDS_OF_DAY = 86_400;

    private IsoTime() {}

    /** The text of a time, cut to the second. */
    public static String format(Instant time) {
        return SECONDS.format(time);
    }

    /** The text of a time in seconds since 1970. */
    public static String format(long epochSecond) {
        return isPlain(epochSecond)
                ? plain(AS_WRITTEN, epochSecond)
                : SECONDS.format(Instant.ofEpochSecond(epochSecond));
    }

    /** The text of a time, cut to the millisecond, always with three digits: these texts sort in time order. */
    public static String formatMillis(Instant time) {
        return MILLIS.format(time);
    }

    /** The same of a time in whole seconds since 1970. */
    public static String formatMillis(long epochSecond) {
        return isPlain(epochSecond)
                ? plain("0000-00-00T00:00:00.000Z", epochSecond)
                : formatMillis(Instant.ofEpochSecond(epochSecond));
    }

    private static boolean isPlain(long epochSecond) {
        return epochSecond >= 0 && epochSecond <= 0xFFFF_FFFFL;
    }

    /** Without a formatter, for speed: each record has a time. */
    private static String plain(String zeros, long epochSecond) {
        int ofDay = (int) (epochSecond % SECONDS_OF_DAY);
        LocalDate date = LocalDate.ofEpochDay(epochSecond / SECONDS_OF_DAY);
        byte[] text = zeros.getBytes(StandardCharsets.ISO_8859_1);
        twoDigits(text, 0, date.getYear() / 100);
        twoDigits(text, 2, date.getYear() % 100);
        twoDigits(text, 5, date.getMonthValue());
        twoDigits(text, 8, date.getDayOfMonth());
        twoDigits(text, 11, ofDay / 3_600);
        twoDigits(text, 14, ofDay / 60 % 60);
        twoDigits(text, 17, ofDay % 60);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void twoDigits(byte[] text, int at, int value) {
        text[at] = (byte) ('0' + value / 10);
        text[at + 1] = (byte) ('0' + value % 10);
    }

    /** The time in a text in seconds since 1970, with a fraction cut off; empty for an invalid time. */
    public static OptionalLong parse(@Nullable String text) {
        if (text != null && isAsWritten(text)) {
            return OptionalLong.of(LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                                    .toEpochDay()
                            * SECONDS_OF_DAY
                    + number(text, 11, 13) * 3_600L
                    + number(text, 14, 16) * 60L
                    + number(text, 17, 19));
        }
        Optional<Instant> instant = parseInstant(text);
        return instant.isPresent() ? OptionalLong.of(instant.get().getEpochSecond()) : OptionalLong.empty();
    }

    /** Whether a text is a time as {@link #format} writes it, of a day that each month has: without a parser, most are. */
    private static boolean isAsWritten(String text) {
        if (text.length() != AS_WRITTEN.length()) {
            return false;
        }
        for (int i = 0; i < AS_WRITTEN.length(); i++) {
            char expected = AS_WRITTEN.charAt(i);
            char found = text.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 28
                && number(text, 11, 13) <= 23
                && number(text, 14, 16) <= 59
                && number(text, 17, 19) <= 59;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    /** The time in a text; empty for an invalid time. */
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
