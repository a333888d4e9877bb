package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Text fields of an envelope. */
final class AirText {

    private static final int MAX_NAME = 64;
    private static final int MAX_REGION = 16;

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

    /** A region: trimmed and upper-cased, 1 to 16 of {@code A–Z 0–9 _ -}. */
    static Optional<String> region(Optional<String> text) {
        return text.map(region -> region.trim().toUpperCase(Locale.ROOT)).filter(AirText::isRegion);
    }

    private static boolean isRegion(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_REGION;
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
