package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A yes or no as publishers write it: a boolean, a number, or one of the words {@code on off true false yes no 1 0}. */
final class LenientFlag {

    private LenientFlag() {}

    static Optional<Boolean> of(@Nullable JsonValue value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.isBoolean()) {
            return Optional.of(value.isTrue());
        }
        if (value.isNumber()) {
            return Optional.of(value.number() != 0);
        }
        if (!value.isString()) {
            return Optional.empty();
        }
        return switch (value.text().trim().toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> Optional.of(true);
            case "off", "false", "no", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
