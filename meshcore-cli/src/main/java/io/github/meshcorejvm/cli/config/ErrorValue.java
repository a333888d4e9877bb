package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonElement;
import java.util.Locale;
import java.util.Set;

/** How a value is shown in an error: never a secret, never in full length. */
final class ErrorValue {

    private static final int MAX = 60;
    private static final Set<String> SECRET_KEYS = Set.of(
            "username",
            "password",
            "passwordfile",
            "channelkeys",
            "clientkey",
            "broker",
            "mqttsources",
            "mqtt",
            "databaseurl");

    private ErrorValue() {}

    static String of(String key, JsonElement value) {
        if (SECRET_KEYS.contains(key.toLowerCase(Locale.ROOT))) {
            return kind(value) + " (not shown)";
        }
        // A list of names may by mistake contain channel names with their keys.
        if (holdsObject(value)) {
            return kind(value) + " (not shown)";
        }
        String text = value.toString();
        return text.length() <= MAX ? text : text.substring(0, MAX) + "…";
    }

    private static boolean holdsObject(JsonElement value) {
        return value.isJsonObject()
                || value.isJsonArray()
                        && value.getAsJsonArray().asList().stream().anyMatch(ErrorValue::holdsObject);
    }

    private static String kind(JsonElement value) {
        if (value.isJsonArray()) {
            return "a list";
        }
        if (value.isJsonObject()) {
            return "an object";
        }
        if (value.getAsJsonPrimitive().isString()) {
            return "a string";
        }
        return value.getAsJsonPrimitive().isBoolean() ? "a boolean" : "a number";
    }
}
