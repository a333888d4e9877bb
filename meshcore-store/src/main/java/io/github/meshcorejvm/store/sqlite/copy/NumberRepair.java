package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.copy.rows.CopyColumn;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes the numbers of a row what the declaration of their column says, as the migration of a file does: SQLite stores
 * fractions and infinities wherever they are written. Counts the values that it changes. Not thread-safe.
 */
final class NumberRepair {

    /** What a double holds exactly; readers keep numbers as doubles. */
    private static final long MAX_EXACT = 9_007_199_254_740_991L;

    private final boolean enabled;
    private long repaired;

    /**
     * Repairs, or only reads.
     *
     * @param enabled whether values may be changed; what has just been copied must be read as it is
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
            if (number < -MAX_EXACT || number > MAX_EXACT) {
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

    /** What stands for a number that is not known: 0 where readers expect one. */
    private OptionalLong unknown(CopyColumn column) {
        repaired++;
        return column.required() || column.count() ? OptionalLong.of(0) : OptionalLong.empty();
    }

    private static String name(Object value) {
        return value instanceof Double ? "the fraction " + value : value instanceof byte[] ? "a blob" : "a text";
    }
}
