package io.github.meshcorejvm.cli.message;

import com.google.gson.JsonElement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a publisher put on a message: RFC 3339, or ISO without a zone, read as UTC.
 *
 * @param instant the time
 * @param naive whether it came without a zone
 * @param madeUpFraction whether its fraction is {@code .000000}, as one generation of firmware writes it
 */
record EnvelopeTime(Instant instant, boolean naive, boolean madeUpFraction) {

    private static final int MAX = 64;
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt ](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?([Zz]|[+-]\\d\\d:?\\d\\d)?");

    /** The time in {@code value}, if it is a string that holds one. */
    static Optional<EnvelopeTime> of(JsonElement value) {
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isString()) {
            return Optional.empty();
        }
        String text = value.getAsString().trim();
        Matcher iso = ISO.matcher(text);
        if (text.length() > MAX || !iso.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(iso));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static EnvelopeTime of(Matcher iso) {
        String fraction = iso.group(7) == null ? "" : iso.group(7);
        LocalDateTime local = LocalDateTime.of(
                number(iso, 1),
                number(iso, 2),
                number(iso, 3),
                number(iso, 4),
                number(iso, 5),
                number(iso, 6),
                Integer.parseInt((fraction + "000000000").substring(0, 9)));
        String zone = iso.group(8);
        ZoneOffset offset = zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
        return new EnvelopeTime(local.toInstant(offset), zone == null, fraction.equals("000000"));
    }

    private static int number(Matcher iso, int group) {
        return Integer.parseInt(iso.group(group));
    }
}
