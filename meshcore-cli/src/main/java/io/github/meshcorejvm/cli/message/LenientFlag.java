package io.github.meshcorejvm.cli.message;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A yes or no as publishers write it: a boolean, a number, or one of the words {@code on off true false yes no 1 0}. */
final class LenientFlag {

    private LenientFlag() {}

    static Optional<Boolean> of(@Nullable JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive)) {
            return Optional.empty();
        }
        if (primitive.isBoolean()) {
            return Optional.of(primitive.getAsBoolean());
        }
        if (primitive.isNumber()) {
            return Optional.of(primitive.getAsDouble() != 0);
        }
        return switch (primitive.getAsString().trim().toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> Optional.of(true);
            case "off", "false", "no", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
