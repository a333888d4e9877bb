package io.github.meshcorejvm.cli.mqtt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time of a line in a recording: ISO 8601, with the liberties that other programs take. The offset may lack its colon, a
 * blank may stand for the {@code T}, and a time without an offset is UTC. {@code mosquitto_sub} 2.0 writes a {@code Z} between
 * the local time and its offset, which means nothing.
 */
final class RecordedTime {

    private static final Pattern FORM = Pattern.compile(
            "(?<date>\\d{4}-\\d\\d-\\d\\d)[T ](?<time>\\d\\d:\\d\\d(:\\d\\d)?)([.,](?<fraction>\\d{1,9}))?"
                    + " ?(Z?(?<hours>[+-]\\d\\d)(:?(?<minutes>\\d\\d))?|Z)?",
            Pattern.CASE_INSENSITIVE);

    private RecordedTime() {}

    /** The instant, if the text is such a time. */
    static Optional<Instant> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String fraction = form.group("fraction") == null ? "" : "." + form.group("fraction");
        try {
            return Optional.of(
                    OffsetDateTime.parse(form.group("date") + "T" + form.group("time") + fraction + offset(form))
                            .toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static String offset(Matcher form) {
        if (form.group("hours") == null) {
            return "Z";
        }
        return form.group("hours") + ":" + (form.group("minutes") == null ? "00" : form.group("minutes"));
    }
}
