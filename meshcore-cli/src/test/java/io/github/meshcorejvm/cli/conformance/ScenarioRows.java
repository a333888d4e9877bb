package io.github.meshcorejvm.cli.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Compares the rows of a database with those of a scenario, in no order, by the columns that it names. */
final class ScenarioRows {

    private ScenarioRows() {}

    /** What differs, in words; nothing when all is as expected. */
    static List<String> differences(Scenario scenario, JsonObject actual) {
        List<String> differences = new ArrayList<>();
        JsonObject expected = scenario.expected();
        for (String table : actual.keySet()) {
            if (!expected.has(table) && !scenario.leavesOpen(table)) {
                differences.add(table + " must be empty but holds " + actual.get(table));
            }
        }
        for (String table : expected.keySet()) {
            JsonArray rows = actual.has(table) ? actual.getAsJsonArray(table) : new JsonArray();
            List<JsonElement> left = new ArrayList<>(rows.asList());
            List<JsonElement> missing = new ArrayList<>();
            for (JsonElement row : expected.getAsJsonArray(table)) {
                if (!removeMatching(left, row.getAsJsonObject())) {
                    missing.add(row);
                }
            }
            if (!missing.isEmpty() || !left.isEmpty()) {
                differences.add(table + " must hold " + missing + " in place of " + left);
            }
        }
        return differences;
    }

    /** Whether two databases hold the same edges. */
    static boolean sameEdges(JsonObject one, JsonObject other) {
        List<JsonElement> left = new ArrayList<>(edges(one).asList());
        return left.size() == edges(other).size()
                && edges(other).asList().stream().allMatch(left::remove);
    }

    private static JsonArray edges(JsonObject rows) {
        return rows.has("neighbor_edges") ? rows.getAsJsonArray("neighbor_edges") : new JsonArray();
    }

    private static boolean removeMatching(List<JsonElement> rows, JsonObject expected) {
        for (JsonElement row : rows) {
            if (isAsExpected(expected, row.getAsJsonObject())) {
                rows.remove(row);
                return true;
            }
        }
        return false;
    }

    private static boolean isAsExpected(JsonObject expected, JsonObject row) {
        return expected.keySet().stream().allMatch(column -> {
            JsonElement value = row.has(column) ? row.get(column) : JsonNull.INSTANCE;
            return Expectation.matches(expected.get(column), value);
        });
    }
}
