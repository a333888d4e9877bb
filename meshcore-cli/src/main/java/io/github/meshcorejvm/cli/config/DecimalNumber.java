package io.github.meshcorejvm.cli.config;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A number as JSON and people write it. {@code Double.parseDouble} also takes {@code 30d} for 30, and hexadecimal fractions. */
public final class DecimalNumber {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private DecimalNumber() {}

    /** The number, blanks around it left out; empty for any other text, and for what a double cannot hold. */
    public static OptionalDouble parse(String text) {
        String trimmed = text.trim();
        if (!DECIMAL.matcher(trimmed).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(trimmed);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
