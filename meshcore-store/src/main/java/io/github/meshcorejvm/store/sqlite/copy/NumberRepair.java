package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.copy.rows.CopyColumn;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Converts the numbers of a row to the declared type of their column, as the migration of a file does: SQLite stores fractions
 * and infinities in any column. Counts the values that it changes. Not thread-safe.
 */
final class NumberRepair {

    /** The largest whole number that a double holds exactly; readers use doubles. */
    private static final long MAX_EXACT = 9_007_199_254_740_991L;

    private final boolean enabled;
    private long repaired;

    /**
     * Repairs values, or only reads them.
     *
     * @param enabled whether values may be changed; rows just copied must be read unchanged
     */
    NumberRepair(boolean enabled) {
        this.enabled = enabled;
    }

    /** How many values were changed. */
    long repaired() {
        return repaired;
    }

    /**
     * A whole number.
     *
     * @param value as SQLite has it
     * @return empty for NULL
     * @throws ArithmeticException if the column cannot hold the value, with the reason
     */
    OptionalLong whole(CopyColumn column, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            boolean fits = number >= -MAX_EXACT && number <= MAX_EXACT;
            return fits || column.identity() || !enabled ? OptionalLong.of(number) : unknown(column);
        }
        if (value == null) {
            return column.count() && enabled ? unknown(column) : OptionalLong.empty();
        }
        if (value instanceof Double real && enabled && !column.identity()) {
            if (!(Math.abs(real) <= MAX_EXACT)) {
                return unknown(column);
            }
            repaired++;
            return OptionalLong.of((long) Math.copySign(Math.floor(Math.abs(real) + 0.5), real));
        }
        throw new ArithmeticException("holds " + name(value) + " where an integer is expected");
    }

    /**
     * Any finite number.
     *
     * @param value as SQLite has it
     * @return empty for NULL
     * @throws ArithmeticException if the column cannot hold the value, with the reason
     */
    OptionalDouble real(CopyColumn column, @Nullable Object value) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            // A column declared as INTEGER keeps doubles such as 1e17 as integers.
            if ((long) (double) number != number || number == Long.MAX_VALUE) {
                throw new ArithmeticException("holds the integer " + number + ", which is not exact as a double");
            }
            return OptionalDouble.of(number);
        }
        if (!(value instanceof Double number)) {
            throw new ArithmeticException("holds " + name(value) + " where a number is expected");
        }
        if (Double.isFinite(number)) {
            return OptionalDouble.of(number);
        }
        if (column.required() || !enabled) {
            throw new ArithmeticException("holds an infinite number");
        }
        repaired++;
        return OptionalDouble.empty();
    }

    /** The value for a missing number: 0 if readers expect one. */
    private OptionalLong unknown(CopyColumn column) {
        repaired++;
        return column.required() || column.count() ? OptionalLong.of(0) : OptionalLong.empty();
    }

    private static String name(Object value) {
        return value instanceof Double ? "the fraction " + value : value instanceof byte[] ? "a blob" : "a text";
    }
}
