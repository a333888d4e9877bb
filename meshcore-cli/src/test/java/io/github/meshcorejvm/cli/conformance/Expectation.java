package io.github.meshcorejvm.cli.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares rows with what {@code expected-autumn.jsonl} says, by the rules of its README. */
final class Expectation {

    /** Columns that hold something else than NULL when nothing is said of them. */
    private static final Map<String, JsonElement> DEFAULTS = Map.ofEntries(
            Map.entry("observers.packet_count", new JsonPrimitive(0)),
            Map.entry("observers.inactive", new JsonPrimitive(0)),
            Map.entry("observers.clock_skew_count_24h", new JsonPrimitive(0)),
            Map.entry("observers.can_relay", new JsonPrimitive(1)),
            Map.entry("observers.can_relay_seen", new JsonPrimitive(0)),
            Map.entry("nodes.advert_count", new JsonPrimitive(0)),
            Map.entry("nodes.foreign_advert", new JsonPrimitive(0)),
            Map.entry("nodes.multibyte_sup", new JsonPrimitive(0)),
            Map.entry("client_rf_samples.stationary", new JsonPrimitive(0)),
            Map.entry("node_declared_regions.truncated", new JsonPrimitive(0)),
            Map.entry("neighbor_edges.count", new JsonPrimitive(1)),
            Map.entry("transmissions.last_seen", new JsonPrimitive(0)));

    private Expectation() {}

    /** What differs, in words; nothing when all is as expected. */
    static List<String> differences(JsonObject expected, JsonObject actual, List<String> leftOut) {
        List<String> differences = new ArrayList<>();
        for (String table : actual.keySet()) {
            if (!expected.has(table) && !leftOut.contains(table)) {
                differences.add(table + " must be empty but holds " + actual.get(table));
            }
        }
        for (String table : expected.keySet()) {
            if (leftOut.contains(table)) {
                continue;
            }
            JsonArray rows = actual.has(table) ? actual.getAsJsonArray(table) : new JsonArray();
            if (rows.size() != 1) {
                differences.add(table + " must have one row but has " + rows.size());
            } else {
                compare(table, expected.getAsJsonObject(table), rows.get(0).getAsJsonObject(), differences);
            }
        }
        return differences;
    }

    private static void compare(String table, JsonObject expected, JsonObject actual, List<String> differences) {
        for (String column : expected.keySet()) {
            JsonElement value = actual.has(column) ? actual.get(column) : JsonNull.INSTANCE;
            if (!matches(expected.get(column), value)) {
                differences.add(table + "." + column + " must be " + expected.get(column) + " but is " + value);
            }
        }
        for (String column : actual.keySet()) {
            if (!expected.has(column)) {
                JsonElement otherwise = DEFAULTS.getOrDefault(table + "." + column, JsonNull.INSTANCE);
                if (!matches(otherwise, actual.get(column))) {
                    differences.add(table + "." + column + " must be " + otherwise + " but is " + actual.get(column));
                }
            }
        }
    }

    /** Whether {@code actual} is as expected: every key of an object must be there and equal, more may be. */
    static boolean matches(JsonElement expected, JsonElement actual) {
        if (expected.isJsonObject() && expected.getAsJsonObject().has("$any")) {
            for (JsonElement choice : expected.getAsJsonObject().getAsJsonArray("$any")) {
                if (matches(choice, actual)) {
                    return true;
                }
            }
            return false;
        }
        if (expected.isJsonObject() && expected.getAsJsonObject().has("$from")) {
            return isWithin(expected.getAsJsonObject(), actual);
        }
        if (expected.isJsonObject() && actual.isJsonObject()) {
            return expected.getAsJsonObject().entrySet().stream().allMatch(entry -> {
                JsonElement value = actual.getAsJsonObject().get(entry.getKey());
                return value != null && matches(entry.getValue(), value);
            });
        }
        if (isNumber(expected) && isNumber(actual)) {
            return Math.abs(expected.getAsDouble() - actual.getAsDouble()) <= 1e-9;
        }
        return expected.equals(actual);
    }

    private static boolean isWithin(JsonObject range, JsonElement actual) {
        JsonElement from = range.get("$from");
        JsonElement to = range.get("$to");
        if (!actual.isJsonPrimitive()) {
            return false;
        }
        return isNumber(actual)
                ? from.getAsDouble() <= actual.getAsDouble() && actual.getAsDouble() <= to.getAsDouble()
                : from.getAsString().compareTo(actual.getAsString()) <= 0
                        && actual.getAsString().compareTo(to.getAsString()) <= 0;
    }

    private static boolean isNumber(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    }
}
