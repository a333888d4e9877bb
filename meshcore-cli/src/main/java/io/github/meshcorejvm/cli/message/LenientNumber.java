package io.github.meshcorejvm.cli.message;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as publishers write it: a JSON number, or a string with blanks around it and a unit behind ({@code dBm dB
 * mW km mi m}, any case). What does not parse, or is not finite, is absent.
 */
final class LenientNumber {

    private static final int MAX = 64;
    private static final double MAX_EXACT = 1L << 53;
    private static final Pattern TEXT = Pattern.compile(
            "\\s*([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(?:dbm|db|mw|km|mi|m)?\\s*",
            Pattern.CASE_INSENSITIVE);

    private LenientNumber() {}

    /** The first of {@code keys} that holds a number. */
    static OptionalDouble of(JsonObject object, String... keys) {
        for (String key : keys) {
            OptionalDouble number = of(object.get(key));
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalDouble.empty();
    }

    static OptionalDouble of(JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive) || primitive.isBoolean()) {
            return OptionalDouble.empty();
        }
        if (primitive.isNumber()) {
            return finite(primitive.getAsDouble());
        }
        String text = primitive.getAsString();
        if (text.length() > MAX) {
            return OptionalDouble.empty();
        }
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? finite(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }

    /** The number rounded, half up; absent too when it needs more than 53 bits. */
    static OptionalLong rounded(OptionalDouble number) {
        if (number.isEmpty() || Math.abs(number.getAsDouble()) > MAX_EXACT) {
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

    /** The number if it is in the range, its ends included. */
    static OptionalDouble within(OptionalDouble number, double min, double max) {
        return number.isPresent() && number.getAsDouble() >= min && number.getAsDouble() <= max
                ? number
                : OptionalDouble.empty();
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
