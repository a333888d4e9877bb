package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.batch.SeenTimes;
import java.util.Locale;

/**
 * SQL that compares times as times: the database holds them in several spellings, and as text they do not sort. Each fragment
 * reads the time's text from the parameter of the given number, and is NULL-safe: a missing parameter changes nothing, and an
 * invalid time loses.
 */
final class SqlTimes {

    private SqlTimes() {}

    /**
     * The later of a column and a parameter; a column that is ahead of the wall clock loses.
     *
     * @param now the parameter that holds the wall clock in seconds since 1970
     */
    static String later(String column, String parameter, String now) {
        return String.format(
                Locale.ROOT,
                ("CASE WHEN %2$s IS NOT NULL AND (unixepoch(%1$s) IS NULL OR unixepoch(%1$s) < unixepoch(%2$s)"
                        + " OR unixepoch(%1$s) > %3$s + %4$d) THEN %2$s ELSE %1$s END"),
                column,
                parameter,
                now,
                SeenTimes.MAX_AHEAD_SECONDS);
    }

    /** The earlier of a column and a parameter. */
    static String earlier(String column, String parameter) {
        return String.format(
                Locale.ROOT,
                ("CASE WHEN %2$s IS NOT NULL AND (unixepoch(%1$s) IS NULL OR unixepoch(%1$s) > unixepoch(%2$s))"
                        + " THEN %2$s ELSE %1$s END"),
                column,
                parameter);
    }
}
