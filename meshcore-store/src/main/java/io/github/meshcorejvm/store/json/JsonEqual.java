package io.github.meshcorejvm.store.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether two JSON values mean the same: tools write numbers in their own way, and people write hex in either case. */
final class JsonEqual {

    private static final Set<String> DEGREES = Set.of("lat", "lon");
    private static final BigDecimal MICRODEGREE = new BigDecimal("0.000001");
    private static final Set<String> TEXTS = Set.of("name", "sender", "text", "channel");

    private JsonEqual() {}

    /** Whether two values of a member are equal. */
    static boolean test(String name, @Nullable JsonElement one, @Nullable JsonElement other) {
        if (one == null || other == null) {
            return one == other;
        }
        if (one instanceof JsonObject a && other instanceof JsonObject b) {
            return a.keySet().equals(b.keySet())
                    && a.keySet().stream().allMatch(key -> test(key, a.get(key), b.get(key)));
        }
        if (one instanceof JsonArray a && other instanceof JsonArray b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int i = 0; i < a.size(); i++) {
                if (!test(name, a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one instanceof JsonPrimitive a && other instanceof JsonPrimitive b
                ? primitive(name, a, b)
                : one.equals(other);
    }

    private static boolean primitive(String name, JsonPrimitive one, JsonPrimitive other) {
        if (one.isNumber() && other.isNumber()) {
            BigDecimal a = one.getAsBigDecimal();
            BigDecimal b = other.getAsBigDecimal();
            return a.compareTo(b) == 0
                    || DEGREES.contains(name) && a.subtract(b).abs().compareTo(MICRODEGREE) < 0;
        }
        if (one.isString() && other.isString() && !TEXTS.contains(name)) {
            return one.getAsString().equalsIgnoreCase(other.getAsString());
        }
        return one.equals(other);
    }
}
