package io.github.meshcorejvm.cli.message;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.json.WellFormed;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text fields of an envelope. */
final class AirText {

    private static final int MAX_NAME = 64;
    private static final Pattern REGION = Pattern.compile("[A-Z0-9_-]{1,16}");

    private AirText() {}

    /** The string under {@code key}, as it stands but for lone surrogates. */
    static Optional<String> string(JsonObject object, String key) {
        JsonElement value = object.get(key);
        return value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isString()
                ? Optional.of(WellFormed.of(value.getAsString()))
                : Optional.empty();
    }

    /** An observer's name: without control characters, trimmed, at most {@value #MAX_NAME} characters. */
    static Optional<String> name(JsonObject object, String key) {
        return string(object, key).map(AirText::cleaned).filter(name -> !name.isEmpty());
    }

    /** A region: trimmed and upper-cased, 1 to 16 of {@code A–Z 0–9 _ -}. */
    static Optional<String> region(Optional<String> text) {
        return text.map(region -> region.trim().toUpperCase(Locale.ROOT))
                .filter(region -> REGION.matcher(region).matches());
    }

    private static String cleaned(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> c >= 0x20 && c != 0x7f).forEach(kept::appendCodePoint);
        String name = kept.toString().strip();
        return cut(name, MAX_NAME).strip();
    }

    /** At most the first {@code max} characters. */
    static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }
}
