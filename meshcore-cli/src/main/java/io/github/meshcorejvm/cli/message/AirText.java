package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.config.IataCode;
import io.github.meshcorejvm.cli.json.JsonValue;
import java.util.Optional;

/** Text fields of an envelope. */
final class AirText {

    private static final int MAX_NAME = 64;

    private AirText() {}

    /** The string under {@code key}, unchanged except for lone surrogates. */
    static Optional<String> string(JsonValue object, String key) {
        JsonValue value = object.get(key);
        return value != null && value.isString() ? Optional.of(value.text()) : Optional.empty();
    }

    /** An observer's name: without control characters, trimmed, at most {@value #MAX_NAME} characters. */
    static Optional<String> name(JsonValue object, String key) {
        return string(object, key).map(AirText::cleaned).filter(name -> !name.isEmpty());
    }

    /** An IATA code; what cannot be one is absent. */
    static Optional<String> iataCode(Optional<String> text) {
        return text.flatMap(IataCode::of);
    }

    private static String cleaned(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c != 0x7f) {
                kept.append(c);
            }
        }
        String name = kept.toString().strip();
        return cut(name, MAX_NAME).strip();
    }

    /** At most the first {@code max} characters. */
    static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }
}
