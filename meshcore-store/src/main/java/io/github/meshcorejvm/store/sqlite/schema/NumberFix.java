package io.github.meshcorejvm.store.sqlite.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the numbers of a table what readers expect: whole where the column is INTEGER, finite everywhere, counts not NULL. */
final class NumberFix {

    /** The largest whole number that a double holds exactly; readers use doubles. */
    private static final String MAX_WHOLE = "9007199254740991";
    /** The largest double. */
    private static final String MAX_REAL = "1.7976931348623157e308";
    /** Columns that are never NULL, though their declaration would allow it. */
    private static final List<String> COUNTS = List.of("advert_count", "packet_count", "count");

    private NumberFix() {}

    /** The fix, or none for a table without numbers. */
    static List<RowFix> of(Table table) {
        List<String> assignments = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (Column column : table.columns()) {
            String name = column.name();
            boolean whole = column.declaration().startsWith("INTEGER");
            boolean real = column.declaration().startsWith("REAL");
            boolean required = column.declaration().contains("NOT NULL");
            boolean key = column.declaration().contains("PRIMARY KEY")
                    || column.declaration().contains("REFERENCES");
            // A position that is not finite has no replacement; the writers of those tables checked it.
            if (key || !whole && !(real && !required)) {
                continue;
            }
            boolean zero = required || COUNTS.contains(name);
            String repaired = name.equals("score") ? score(name) : whole ? whole(name) : real(name);
            assignments.add(name + " = " + (zero ? "coalesce(" + repaired + ", 0)" : repaired));
            conditions.add(whole ? isNotWhole(name) : isNotReal(name));
            if (COUNTS.contains(name)) {
                conditions.add(name + " IS NULL");
            }
        }
        return assignments.isEmpty()
                ? List.of()
                : List.of(RowFix.update(table.name(), String.join(", ", assignments), String.join(" OR ", conditions)));
    }

    /** An expression that is NULL for a value that is not a number, infinite, or too large. */
    static String whole(String column) {
        return String.format(
                        Locale.ROOT,
                        "CASE WHEN typeof(%1$s) IN ('integer', 'real') AND %1$s BETWEEN -%2$s AND %2$s",
                        column,
                        MAX_WHOLE)
                + String.format(Locale.ROOT, " THEN CAST(round(%s) AS INTEGER) END", column);
    }

    /** The same for a score, which older publishers send as a fraction of 1. */
    static String score(String column) {
        return String.format(
                Locale.ROOT,
                "CASE WHEN typeof(%1$s) = 'real' AND %1$s > 0 AND %1$s < 1 THEN CAST(round(%1$s * 1000) AS INTEGER)"
                        + " ELSE %2$s END",
                column,
                whole(column));
    }

    /** An expression that is NULL for a value that is not a number, or infinite. */
    static String real(String column) {
        return String.format(
                Locale.ROOT,
                "CASE WHEN typeof(%1$s) IN ('integer', 'real') AND %1$s BETWEEN -%2$s AND %2$s THEN %1$s END",
                column,
                MAX_REAL);
    }

    private static String isNotWhole(String column) {
        return String.format(
                Locale.ROOT,
                "typeof(%1$s) NOT IN ('integer', 'null') OR %1$s NOT BETWEEN -%2$s AND %2$s",
                column,
                MAX_WHOLE);
    }

    private static String isNotReal(String column) {
        return String.format(
                Locale.ROOT,
                "typeof(%1$s) NOT IN ('integer', 'real', 'null') OR %1$s NOT BETWEEN -%2$s AND %2$s",
                column,
                MAX_REAL);
    }
}
