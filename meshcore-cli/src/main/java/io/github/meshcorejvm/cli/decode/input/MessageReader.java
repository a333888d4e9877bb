package io.github.meshcorejvm.cli.decode.input;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.json.WellFormed;
import io.github.meshcorejvm.cli.message.Reception;
import io.github.meshcorejvm.codec.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Finds the packets in JSON: under {@code raw}, {@code hex} or {@code data}, maybe within {@code payload}, as observers
 * publish and {@code ingest --record} writes them; in arrays; or as arrays of bytes.
 */
final class MessageReader {

    private static final List<String> KEYS = List.of("raw", "hex", "data");

    private final String text;
    private final long line;
    private final List<Found> found = new ArrayList<>();
    private Optional<String> topic;
    private boolean isMessage;

    /** Of the text on a line, published under a topic if it is known. */
    MessageReader(String text, long line, Optional<String> topic) {
        this.text = text;
        this.line = line;
        this.topic = topic;
        this.isMessage = topic.isPresent();
    }

    List<Found> read(JsonElement json) {
        element(json);
        if (found.isEmpty()) {
            found.add(
                    isMessage
                            ? new Found.NoPacket(text, line)
                            : new Found.Unreadable(text, line, 0, "JSON without a packet in raw, hex or data"));
        }
        return found;
    }

    private void element(JsonElement json) {
        if (json instanceof JsonArray array) {
            if (JsonBlock.isBytes(array)) {
                StringBuilder hex = new StringBuilder();
                array.forEach(b -> hex.append(Bytes.copyOf((byte) b.getAsInt()).toHex()));
                found.add(new Found.Frame(Bytes.ofHex(hex), text, line, Optional.empty()));
            } else {
                array.forEach(this::element);
            }
        } else if (json instanceof JsonObject object) {
            object(object);
        } else if (json.isJsonPrimitive()) {
            frame(json.getAsString(), Optional.empty());
        }
    }

    private void object(JsonObject object) {
        if (object.get("topic") instanceof JsonPrimitive name) {
            topic = Optional.of(name.getAsString());
            isMessage = true;
        }
        isMessage |= object.has("origin_id") && object.has("status");
        for (String key : KEYS) {
            JsonElement value = object.get(key);
            if (value != null && value.isJsonPrimitive()) {
                frame(value.getAsString(), reception(object));
                return;
            } else if (value instanceof JsonArray array && JsonBlock.isBytes(array)) {
                element(array);
                return;
            }
        }
        if (object.get("payload_b64") instanceof JsonPrimitive encoded) {
            encoded(encoded.getAsString());
        } else if (object.has("payload")) {
            payload(object.get("payload"));
        }
    }

    private Optional<Reception> reception(JsonObject message) {
        try {
            JsonValue fields = JsonValue.parseObject(WellFormed.of(message.toString()));
            return Optional.of(Reception.of(topic, fields)).filter(reception -> !reception.isEmpty());
        } catch (JsonFormatException impossible) {
            throw new IllegalStateException("written JSON can be read", impossible);
        }
    }

    private void payload(JsonElement payload) {
        if (!payload.isJsonPrimitive()) {
            element(payload);
            return;
        }
        String content = payload.getAsString().strip();
        if (!content.startsWith("{")) {
            frame(content, Optional.empty());
            return;
        }
        try {
            element(Json.parseObject(content));
        } catch (JsonFormatException none) {
            found.add(new Found.Unreadable(content, line, 0, "payload is not JSON: " + none.getMessage()));
        }
    }

    private void encoded(String base64) {
        try {
            Bytes bytes = Bytes.copyOf(Base64.getDecoder().decode(base64));
            String content = new String(bytes.toByteArray(), StandardCharsets.UTF_8);
            if (content.startsWith("{")) {
                element(Json.parseObject(content));
            } else {
                found.add(new Found.Frame(bytes, text, line, Optional.empty()));
            }
        } catch (IllegalArgumentException | JsonFormatException none) {
            found.add(new Found.Unreadable(text, line, 0, "payload_b64 is not base64, or its content is not JSON"));
        }
    }

    private void frame(String hex, Optional<Reception> reception) {
        InputBytes.Parsed parsed = InputBytes.parse(hex);
        found.add(parsed.bytes()
                .<Found>map(bytes -> new Found.Frame(bytes, hex, line, reception))
                .orElseGet(() -> new Found.Unreadable(hex, line, parsed.offset(), parsed.problem())));
    }
}
