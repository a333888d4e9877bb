package io.github.meshcorejvm.store.postgres.write;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Values of columns: null for a missing value, and for numbers out of range for readers in other languages. */
final class Cells {

    /** Readers that only have doubles can hold whole numbers up to 53 bits. */
    private static final long MAX = 1L << 53;

    private Cells() {}

    static @Nullable String text(Optional<String> value) {
        return value.orElse(null);
    }

    static @Nullable Long integer(OptionalLong value) {
        return value.isPresent() && value.getAsLong() > -MAX && value.getAsLong() < MAX ? value.getAsLong() : null;
    }

    static @Nullable Long integer(OptionalInt value) {
        return value.isPresent() ? Long.valueOf(value.getAsInt()) : null;
    }

    /** A whole number for a floating-point column. */
    static @Nullable Double whole(OptionalLong value) {
        Long number = integer(value);
        return number == null ? null : Double.valueOf(number.doubleValue());
    }

    /** A number cut toward zero. */
    static @Nullable Long cut(OptionalDouble value) {
        Double real = real(value);
        return real == null ? null : integer(OptionalLong.of(real.longValue()));
    }

    /** A finite number. */
    static @Nullable Double real(OptionalDouble value) {
        return value.isPresent() ? real(value.getAsDouble()) : null;
    }

    static @Nullable Double real(double value) {
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }

    /** The first of two values that is not missing. */
    static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
