package io.github.meshcorejvm.store.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a packet made of JSON has every value that the JSON gives: fields that cannot be encoded, that contradict others,
 * or that are out of range must not be lost without an error.
 */
final class EncodedFields {

    private static final int MAX_SHOWN = 80;
    /** Fields of a payload with bytes of their own, which a packet has only if the JSON gives them. */
    static final Set<String> OPTIONAL = Set.of(
            "error",
            "appDataIncomplete",
            "lat",
            "lon",
            "feat1",
            "feat2",
            "name",
            "battery_mv",
            "temperature_c",
            "ctrlSince",
            "ctrlPubKey");

    private final JsonObject before;
    private final JsonObject made;

    /**
     * Prepares a check.
     *
     * @param before the packet that the JSON was made from; empty if it is not known
     * @param made the new packet
     */
    EncodedFields(JsonObject before, JsonObject made) {
        this.before = Objects.requireNonNull(before, "before");
        this.made = Objects.requireNonNull(made, "made");
    }

    /**
     * Checks all fields but those of the payload.
     *
     * @throws IllegalArgumentException if the packet does not have a field; the message names it
     */
    void checkFrame(JsonObject json) {
        check("header", json.get("header"), before.get("header"), made.get("header"));
        check("transportCodes", json.get("transportCodes"), before.get("transportCodes"), made.get("transportCodes"));
        if (before.has("path") || hasHops(json)) {
            check("path", json.get("path"), before.get("path"), made.get("path"));
        } else if (json.get("path") instanceof JsonObject path && made.get("path") instanceof JsonObject now) {
            // That there are none is contradicted by the route of a TRACE.
            check("path.hops", path.get("hops"), null, now.get("hops"));
        }
        if (before.has("hash")) {
            // Without raw, it is that of a packet before it was changed.
            check("hash", json.get("hash"), before.get("hash"), made.get("hash"));
        }
    }

    /** Without hops, the rest of a path says nothing. */
    private static boolean hasHops(JsonObject json) {
        return json.get("path") instanceof JsonObject path
                && path.get("hops") instanceof JsonArray hops
                && !hops.isEmpty();
    }

    /** The same for those of a payload that was built from its fields. */
    void checkPayload(JsonObject payload, JsonObject old) {
        JsonObject now = made.getAsJsonObject("payload");
        for (String name : payload.keySet()) {
            if (!PayloadEdit.isByKeys(payload, name)) {
                check("payload." + name, payload.get(name), old.get(name), now.get(name));
            }
        }
        for (String name : OPTIONAL) {
            boolean wanted = payload.has(name) || name.startsWith("ctrl") && !old.has(name);
            if (now.has(name) && !wanted) {
                throw new IllegalArgumentException(
                        "payload." + name + " is not given, but the packet would have " + shown(now.get(name)));
            }
        }
    }

    /** The same for the type of a payload, whether built or kept: the header alone decides on it. */
    void checkType(JsonObject payload) {
        JsonObject now = made.getAsJsonObject("payload");
        if (payload.has("type") && !PayloadEdit.type(now).equals(PayloadEdit.type(payload))) {
            throw refused("payload.type", payload.get("type"), now.get("type"));
        }
    }

    private static void check(
            String name, @Nullable JsonElement given, @Nullable JsonElement old, @Nullable JsonElement now) {
        if (given == null) {
            return;
        }
        if (given instanceof JsonObject object && now instanceof JsonObject members) {
            JsonObject oldMembers = old instanceof JsonObject it ? it : new JsonObject();
            for (String member : object.keySet()) {
                check(name + "." + member, object.get(member), oldMembers.get(member), members.get(member));
            }
            return;
        }
        String member = name.substring(name.lastIndexOf('.') + 1);
        // One that depends on others that were changed keeps its old value.
        if (JsonEqual.test(member, given, now) || now != null && JsonEqual.test(member, given, old)) {
            return;
        }
        throw refused(name, given, now);
    }

    private static IllegalArgumentException refused(String name, JsonElement given, @Nullable JsonElement now) {
        return new IllegalArgumentException(name + " is " + shown(given) + ", but the packet would have "
                + (now == null || now instanceof JsonNull ? "none" : shown(now)));
    }

    private static String shown(JsonElement value) {
        String text = value.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
