package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonPrimitive;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The IATA code of an observer: trimmed and upper-cased, 1 to {@value #MAX} of {@code A–Z 0–9 _ -}. */
public final class IataCode {

    private static final int MAX = 16;
    private static final String ALLOWED = "an IATA code has 1 to " + MAX + " characters of A-Z, 0-9, _ and -";

    private IataCode() {}

    /** The code that {@code text} is, if it can be one. */
    public static Optional<String> of(String text) {
        String code = text.trim().toUpperCase(Locale.ROOT);
        return isCode(code) ? Optional.of(code) : Optional.empty();
    }

    /** The codes that are let through, in upper case. One that no message can have stays, or fewer would let more through. */
    static Set<String> filter(ConfigObject config, String key) {
        Set<String> codes = new LinkedHashSet<>();
        for (String text : config.strings(key)) {
            codes.add(text.toUpperCase(Locale.ROOT));
            if (of(text).isEmpty()) {
                warn(config, key, text, " matches no observer: ");
            }
        }
        return codes;
    }

    /** The code of messages without one; an invalid one is ignored. */
    static Optional<String> fallback(ConfigObject config, String key) {
        Optional<String> code = config.text(key);
        code.filter(text -> of(text).isEmpty()).ifPresent(text -> warn(config, key, text, " is ignored: "));
        return code.flatMap(IataCode::of);
    }

    private static void warn(ConfigObject config, String key, String text, String effect) {
        config.warnings().add(config.name(key) + ": " + ErrorValue.of(key, new JsonPrimitive(text)) + effect + ALLOWED);
    }

    private static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX;
    }
}
