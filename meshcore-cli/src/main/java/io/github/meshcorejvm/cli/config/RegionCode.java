package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonPrimitive;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The region of an observer: trimmed and upper-cased, 1 to {@value #MAX} of {@code A–Z 0–9 _ -}. */
public final class RegionCode {

    private static final int MAX = 16;
    private static final String ALLOWED = "an IATA code has 1 to " + MAX + " characters of A-Z, 0-9, _ and -";

    private RegionCode() {}

    /** The region that {@code text} names, if it can be one. */
    public static Optional<String> of(String text) {
        String region = text.trim().toUpperCase(Locale.ROOT);
        return isRegion(region) ? Optional.of(region) : Optional.empty();
    }

    /** The regions that are let through, in upper case. One that no message can have stays, or fewer would let more through. */
    static Set<String> filter(ConfigObject config, String key) {
        Set<String> regions = new LinkedHashSet<>();
        for (String text : config.strings(key)) {
            regions.add(text.toUpperCase(Locale.ROOT));
            if (of(text).isEmpty()) {
                warn(config, key, text, " matches no observer: ");
            }
        }
        return regions;
    }

    /** The region of messages without one; an invalid one is ignored. */
    static Optional<String> fallback(ConfigObject config, String key) {
        Optional<String> region = config.text(key);
        region.filter(text -> of(text).isEmpty()).ifPresent(text -> warn(config, key, text, " is ignored: "));
        return region.flatMap(RegionCode::of);
    }

    private static void warn(ConfigObject config, String key, String text, String effect) {
        config.warnings().add(config.name(key) + ": " + ErrorValue.of(key, new JsonPrimitive(text)) + effect + ALLOWED);
    }

    private static boolean isRegion(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX;
    }
}
