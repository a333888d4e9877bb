package io.github.meshcorejvm.cli.mqtt;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;

/**
 * A persistent session at a broker.
 *
 * @param former whether its end was logged
 */
record KnownSession(String source, String broker, String clientId, List<String> filters, boolean former) {
    KnownSession asFormer() {
        return new KnownSession(source, broker, clientId, filters, true);
    }

    static String key(String broker, String clientId) {
        return broker + ' ' + clientId;
    }

    String key() {
        return key(broker, clientId);
    }

    /**
     * Reads what was written; empty if anything is missing, as in a damaged file. Earlier versions wrote no source, but used
     * its name as {@code key}.
     */
    static Optional<KnownSession> of(String key, JsonElement written) {
        if (written instanceof JsonObject object
                && object.get("broker") instanceof JsonPrimitive broker
                && object.get("clientId") instanceof JsonPrimitive clientId
                && object.get("filters") instanceof JsonArray filters
                && filters.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
            return Optional.of(new KnownSession(
                    object.get("source") instanceof JsonPrimitive source ? source.getAsString() : key,
                    broker.getAsString(),
                    clientId.getAsString(),
                    filters.asList().stream().map(JsonElement::getAsString).toList(),
                    object.get("former") instanceof JsonPrimitive former && former.getAsBoolean()));
        }
        return Optional.empty();
    }
}
