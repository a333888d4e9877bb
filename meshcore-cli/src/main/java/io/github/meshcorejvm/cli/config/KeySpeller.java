package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of unknown keys that look like a misspelt key of this program at the same level. Keys of other programs of the analyzer
 * family are ignored, as are short keys, which resemble too many others.
 */
final class KeySpeller {

    private static final int MIN = 5;
    private static final int MAX_ERRORS = 2;
    private static final Set<String> FAMILY = family();

    private KeySpeller() {}

    static void check(JsonObject root, Warnings warnings) {
        check(root, "", "", warnings);
    }

    private static void check(JsonObject object, String level, String path, Warnings warnings) {
        Set<String> known = KnownKeys.of(level);
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            String key = entry.getKey();
            Optional<String> ours = known.stream().filter(key::equalsIgnoreCase).findFirst();
            if (ours.isEmpty()) {
                suggestion(key, known)
                        .ifPresent(right -> warnings.addSlip(
                                path + key + " is an unknown key and ignored; is " + path + right + " meant?"));
            } else if (KnownKeys.isLevel(KnownKeys.below(level, ours.get()))) {
                descend(entry.getValue(), KnownKeys.below(level, ours.get()), path + ours.get(), warnings);
            }
        }
    }

    private static void descend(JsonElement value, String level, String path, Warnings warnings) {
        if (value.isJsonObject()) {
            check(value.getAsJsonObject(), level, path + ".", warnings);
        } else if (value.isJsonArray()) {
            int index = 0;
            for (JsonElement element : value.getAsJsonArray()) {
                if (element.isJsonObject()) {
                    check(element.getAsJsonObject(), level, path + "[" + index + "].", warnings);
                }
                index++;
            }
        }
    }

    private static Optional<String> suggestion(String key, Set<String> known) {
        if (key.startsWith("_comment")
                || key.chars().filter(Character::isLetter).count() < MIN
                || FAMILY.contains(key)) {
            return Optional.empty();
        }
        String typed = key.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> Math.abs(name.length() - key.length()) <= MAX_ERRORS
                        && TypingErrors.between(typed, name.toLowerCase(Locale.ROOT)) <= MAX_ERRORS)
                .min((a, b) -> Integer.compare(
                        TypingErrors.between(typed, a.toLowerCase(Locale.ROOT)),
                        TypingErrors.between(typed, b.toLowerCase(Locale.ROOT))));
    }

    private static Set<String> family() {
        try (InputStream in = Objects.requireNonNull(
                KeySpeller.class.getResourceAsStream("family-keys.txt"), "family-keys.txt is in the jar")) {
            return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toArray(String[]::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
