package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A number as publishers write it: a JSON number, or a string with blanks around it and a unit after it ({@code dBm dB mW km mi
 * m}, any case). An invalid number, or one that is not finite, is absent.
 */
final class LenientNumber {

    private static final int MAX = 64;
    private static final double MAX_EXACT = 1L << 53;

    private LenientNumber() {}

    /** The first of {@code keys} that holds a number. */
    static OptionalDouble of(JsonValue object, String... keys) {
        for (String key : keys) {
            OptionalDouble number = of(object.get(key));
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalDouble.empty();
    }

    static OptionalDouble of(@Nullable JsonValue value) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value.isNumber()) {
            return finite(value.number());
        }
        return value.isString() ? of(value.text()) : OptionalDouble.empty();
    }

    static OptionalDouble of(String text) {
        if (text.length() > MAX) {
            return OptionalDouble.empty();
        }
        OptionalDouble number = NumberParser.parse(text);
        return number.isPresent() ? finite(number.getAsDouble()) : number;
    }

    /** The number rounded, half up; absent too when it needs more than 53 bits. */
    static OptionalLong rounded(OptionalDouble number) {
        if (number.isEmpty() || Math.abs(number.getAsDouble()) >= MAX_EXACT) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round(number.getAsDouble()));
    }

    /** The number cut toward zero; absent too when it needs more than 53 bits. */
    static OptionalLong cut(OptionalDouble number) {
        return number.isPresent() && Math.abs(number.getAsDouble()) < MAX_EXACT
                ? OptionalLong.of((long) number.getAsDouble())
                : OptionalLong.empty();
    }

    /** The number if it is a whole one. */
    static OptionalLong whole(OptionalDouble number) {
        return number.isPresent() && number.getAsDouble() == Math.rint(number.getAsDouble())
                ? rounded(number)
                : OptionalLong.empty();
    }

    /** The number if it is in the range, including its ends. */
    static OptionalDouble within(OptionalDouble number, double min, double max) {
        return number.isPresent() && number.getAsDouble() >= min && number.getAsDouble() <= max
                ? number
                : OptionalDouble.empty();
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
