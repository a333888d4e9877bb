package io.github.meshcorejvm.store.write;

import java.util.Locale;

/**
 * SQL that compares times as times: the database holds them in several spellings, and as text they do not sort. Each
 * fragment reads the time's text from the parameter of the given number, and is NULL-safe: an absent parameter changes
 * nothing, and what cannot be parsed gives way.
 */
final class SqlTimes {

    private SqlTimes() {}

    /** The later of a column and a parameter. */
    static String later(String column, String parameter) {
        return choose(column, parameter, "<");
    }

    /** The earlier of a column and a parameter. */
    static String earlier(String column, String parameter) {
        return choose(column, parameter, ">");
    }

    private static String choose(String column, String parameter, String comparison) {
        return String.format(
                Locale.ROOT,
                ("CASE WHEN %2$s IS NOT NULL AND (unixepoch(%1$s) IS NULL OR unixepoch(%1$s) %3$s unixepoch(%2$s))"
                        + " THEN %2$s ELSE %1$s END"),
                column,
                parameter,
                comparison);
    }
}
