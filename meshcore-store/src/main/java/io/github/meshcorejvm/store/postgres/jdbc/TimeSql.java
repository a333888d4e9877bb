package io.github.meshcorejvm.store.postgres.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * SQL that compares times stored as text: rows copied from older files spell them with a T or a space, with or without a
 * fraction and zone. A cast would fail at the first invalid time, and with it the whole statement.
 */
public final class TimeSql {

    private static final String IS_TIME = "'^(?!0000)\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"
            + "([T ]([01]\\d|2[0-4]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?)?)?$'";

    private static final String EPOCH = String.format(Locale.ROOT, """
            CASE WHEN {} ~ %s THEN
              (make_date(left({}, 4)::integer, substr({}, 6, 2)::integer, 1) - DATE '1970-01-01'
                + substr({}, 9, 2)::integer - 1)::bigint * 86400
              + coalesce(nullif(substr({}, 12, 2), '')::integer * 3600 + nullif(substr({}, 15, 2), '')::integer * 60, 0)
              + coalesce(nullif(substr({}, 18, 2), '')::integer, 0)
              - CASE WHEN right({}, 6) ~ '^[+-]\\d\\d:' THEN (left(right({}, 6), 1) || '1')::integer
                  * (substr(right({}, 6), 2, 2)::integer * 3600 + right({}, 2)::integer * 60) ELSE 0 END
            END""", IS_TIME);

    private TimeSql() {}

    /** The time in a column in seconds since 1970, with a fraction cut off; NULL for an invalid time. */
    public static String epoch(String column) {
        return EPOCH.replace("{}", column);
    }

    /**
     * A text that sorts as the time in a column does, cut to the second, such as {@code 2026-11-20T12:00:00}; NULL for an
     * invalid time. Cheap for the usual spelling.
     */
    public static String sortable(String column) {
        return String.format(
                Locale.ROOT,
                "CASE WHEN %1$s ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' THEN left(%1$s, 19) ELSE"
                        + " to_char(to_timestamp(%2$s) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') END",
                column,
                epoch(column));
    }

    /**
     * A text that sorts before every spelling of a time at or after {@code epochSecond}: the date at that time in the zone that is
     * furthest behind UTC, 14 hours. Digits and hyphens, or a plus sign in front. Use it together with {@link #sortable}, so that few times have to be read.
     */
    public static String lowerBound(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond)
                .atOffset(ZoneOffset.ofHours(-14))
                .toLocalDate()
                .toString();
    }

    /**
     * A text that sorts after every spelling of a time before {@code epochSecond}: a day later, so that the spelling does not
     * matter. Use it together with {@link #epoch} so that the query can use an index.
     */
    public static String bound(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond)
                .plus(1, ChronoUnit.DAYS)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
