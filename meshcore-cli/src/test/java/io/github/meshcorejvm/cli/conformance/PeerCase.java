package io.github.meshcorejvm.cli.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One test of another project's decoder. */
record PeerCase(JsonObject json) {

    static Stream<PeerCase> all() {
        try {
            return Files.readAllLines(SharedFolder.resolve("vectors/peers.jsonl")).stream()
                    .map(line -> new PeerCase(JsonParser.parseString(line).getAsJsonObject()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String hex() {
        return has("hex") ? text("hex").replaceAll("\\s", "") : "";
    }

    boolean is(String kind) {
        return json.get("kind").getAsString().equals(kind);
    }

    /** Whether the payload is too short on purpose: only header, path and payload bytes count. */
    boolean isFrameOnly() {
        return has("level");
    }

    boolean isErrorCase() {
        return json.get("errorCase").getAsBoolean();
    }

    boolean has(String key) {
        return json.has(key) && !json.get(key).isJsonNull();
    }

    String text(String key) {
        return has(key) ? json.get(key).getAsString() : "";
    }

    JsonObject keys() {
        return has("keys") ? json.getAsJsonObject("keys") : new JsonObject();
    }

    /** What is expected, by dotted name; what stands within a list by the list's name. */
    Map<String, JsonElement> expected() {
        Map<String, JsonElement> flat = new TreeMap<>();
        if (has("expect")) {
            flatten("", json.getAsJsonObject("expect"), flat);
        }
        return flat;
    }

    private static void flatten(String prefix, JsonObject object, Map<String, JsonElement> into) {
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            String name = prefix + entry.getKey();
            if (entry.getValue() instanceof JsonObject inner && !inner.has("~") && !inner.has("type")) {
                flatten(name + ".", inner, into);
            } else if (entry.getValue() instanceof JsonArray || entry.getValue().isJsonPrimitive()) {
                into.put(name, entry.getValue());
            }
        }
    }

    @Override
    public String toString() {
        return text("source") + " " + text("test") + " " + hex();
    }
}
