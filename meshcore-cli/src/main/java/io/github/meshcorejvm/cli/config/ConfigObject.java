package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A JSON object of the configuration, read with its tolerances: null is absent, keys match exactly or else without regard to
 * case, numbers and booleans may be written as strings. An invalid value is a {@link ConfigException}.
 */
final class ConfigObject {

    private static final double MAX_EXACT = 1L << 53;

    private final JsonObject object;
    private final String path;
    private final Warnings warnings;

    ConfigObject(JsonObject object, String path, Warnings warnings) {
        this.object = object;
        this.path = path;
        this.warnings = warnings;
    }

    /** The full name of {@code key}, as in {@code mqttSources[0].broker}. */
    String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Warnings warnings() {
        return warnings;
    }

    /** The value of {@code key}, unless it is absent or null. */
    Optional<JsonElement> value(String key) {
        JsonElement exact = object.get(key);
        if (exact != null && !exact.isJsonNull()) {
            return Optional.of(exact);
        }
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(key) && !entry.getValue().isJsonNull()) {
                warnings.add(name(entry.getKey()) + " is taken for " + name(key));
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The keys with a meaning: neither comments nor null. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        object.entrySet().forEach(entry -> {
            if (!entry.getKey().startsWith("_comment") && !entry.getValue().isJsonNull()) {
                keys.add(entry.getKey());
            }
        });
        return keys;
    }

    Optional<String> string(String key) {
        return value(key).map(value -> {
            if (!isString(value)) {
                throw ConfigException.notAllowed(name(key), ErrorValue.of(key, value), "a string");
            }
            return value.getAsString();
        });
    }

    /** A string with a meaning; blank is absent. */
    Optional<String> text(String key) {
        return string(key).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** A file name. */
    Optional<Path> file(String key) {
        return text(key).map(text -> file(name(key), text));
    }

    static Path file(String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException unusable) {
            throw ConfigException.notAllowed(name, '"' + text + '"', "a file name");
        }
    }

    OptionalDouble number(String key) {
        Optional<JsonElement> value = value(key);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (value.get() instanceof JsonPrimitive primitive && !primitive.isBoolean()) {
            OptionalDouble number = DecimalNumber.parse(primitive.getAsString());
            if (number.isPresent()) {
                warnIfString(key, primitive, "a number");
                return number;
            }
        }
        throw ConfigException.notAllowed(name(key), ErrorValue.of(key, value.get()), "a number");
    }

    OptionalLong integer(String key) {
        OptionalDouble number = number(key);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        double value = number.getAsDouble();
        if (value != Math.rint(value) || Math.abs(value) > MAX_EXACT) {
            String shown = new BigDecimal(value).stripTrailingZeros().toPlainString();
            throw ConfigException.notAllowed(name(key), shown, "a whole number");
        }
        return OptionalLong.of((long) value);
    }

    /** The number if it is 1 or more; 0, a negative number and no value mean {@code otherwise}. */
    int positive(String key, int otherwise) {
        long value = integer(key).orElse(0);
        return value <= 0 ? otherwise : (int) Math.min(value, Integer.MAX_VALUE);
    }

    boolean bool(String key, boolean otherwise) {
        Optional<JsonElement> value = value(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get() instanceof JsonPrimitive primitive) {
            String text = primitive.getAsString().trim();
            boolean isTrue = text.equalsIgnoreCase("true");
            if (primitive.isBoolean() || primitive.isString() && (isTrue || text.equalsIgnoreCase("false"))) {
                warnIfString(key, primitive, "a boolean");
                return isTrue;
            }
        }
        throw ConfigException.notAllowed(name(key), ErrorValue.of(key, value.get()), "true or false");
    }

    /** A list of strings; nulls and blank ones are left out, the others trimmed. */
    List<String> strings(String key) {
        List<String> strings = new ArrayList<>();
        for (JsonElement element : array(key)) {
            if (!isString(element)) {
                throw ConfigException.notAllowed(name(key), ErrorValue.of(key, element), "a list of strings");
            }
            String text = element.getAsString().trim();
            if (!text.isEmpty()) {
                strings.add(text);
            }
        }
        return strings;
    }

    Optional<ConfigObject> child(String key) {
        return value(key).map(value -> {
            if (!value.isJsonObject()) {
                throw ConfigException.notAllowed(name(key), ErrorValue.of(key, value), "an object");
            }
            return new ConfigObject(value.getAsJsonObject(), name(key), warnings);
        });
    }

    /** The object under {@code key}, or an empty one. */
    ConfigObject childOrEmpty(String key) {
        return child(key).orElseGet(() -> new ConfigObject(new JsonObject(), name(key), warnings));
    }

    List<ConfigObject> children(String key) {
        List<ConfigObject> children = new ArrayList<>();
        int index = 0;
        for (JsonElement element : value(key).isPresent() ? rawArray(key) : new JsonArray()) {
            String childPath = name(key) + "[" + index++ + "]";
            if (element.isJsonNull()) {
                continue;
            }
            if (!element.isJsonObject()) {
                throw ConfigException.notAllowed(childPath, ErrorValue.of(key, element), "an object");
            }
            children.add(new ConfigObject(element.getAsJsonObject(), childPath, warnings));
        }
        return children;
    }

    /** The elements of a list that are not null. */
    List<JsonElement> array(String key) {
        List<JsonElement> elements = new ArrayList<>();
        if (value(key).isPresent()) {
            rawArray(key).forEach(element -> {
                if (!element.isJsonNull()) {
                    elements.add(element);
                }
            });
        }
        return elements;
    }

    private JsonArray rawArray(String key) {
        JsonElement value = value(key).orElseThrow();
        if (!value.isJsonArray()) {
            throw ConfigException.notAllowed(name(key), ErrorValue.of(key, value), "a list");
        }
        return value.getAsJsonArray();
    }

    private void warnIfString(String key, JsonPrimitive value, String meant) {
        if (value.isString()) {
            warnings.add(name(key) + " is a string, taken as " + meant);
        }
    }

    static boolean isString(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    }
}
