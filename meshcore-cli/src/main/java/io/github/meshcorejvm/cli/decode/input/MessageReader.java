package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Reception;
import io.github.meshcorejvm.codec.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Finds the packets in JSON: under {@code raw}, {@code hex} or {@code data}, possibly inside {@code payload}, as observers
 * publish and {@code ingest --record} writes them; in arrays; or as arrays of bytes.
 */
final class MessageReader {

    private static final List<String> KEYS = List.of("raw", "hex", "data");

    private final String text;
    private final long line;
    private final List<Found> found = new ArrayList<>();
    private Optional<String> topic;
    private boolean isMessage;

    /** Reads the text on a line, published under a topic if that is known. */
    MessageReader(String text, long line, Optional<String> topic) {
        this.text = text;
        this.line = line;
        this.topic = topic;
        this.isMessage = topic.isPresent();
    }

    List<Found> read(JsonValue json) {
        element(json);
        if (found.isEmpty()) {
            found.add(
                    isMessage
                            ? new Found.NoPacket(text, line)
                            : new Found.Unreadable(text, line, 0, "JSON without a packet in raw, hex or data"));
        }
        return found;
    }

    private void element(JsonValue json) {
        if (json.isArray()) {
            List<JsonValue> elements = json.elements();
            if (JsonBlock.isBytes(elements)) {
                bytes(elements);
            } else {
                elements.forEach(this::element);
            }
        } else if (json.isObject()) {
            object(json);
        } else if (isText(json)) {
            frame(json.text(), Optional.empty());
        }
    }

    /** Whether a value has a text: all except objects, arrays and null. */
    private static boolean isText(JsonValue value) {
        return value.isString() || value.isNumber() || value.isBoolean();
    }

    private void bytes(List<JsonValue> elements) {
        byte[] bytes = new byte[elements.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(elements.get(i).text());
        }
        found.add(new Found.Frame(Bytes.copyOf(bytes), text, line, Optional.empty()));
    }

    private void object(JsonValue object) {
        JsonValue name = object.get("topic");
        if (name != null && isText(name)) {
            topic = Optional.of(name.text());
            isMessage = true;
        }
        isMessage |= object.get("origin_id") != null && object.get("status") != null;
        for (String key : KEYS) {
            JsonValue value = object.get(key);
            if (value != null && isText(value)) {
                frame(value.text(), reception(object));
                return;
            } else if (value != null && JsonBlock.isBytes(value.elements())) {
                bytes(value.elements());
                return;
            }
        }
        JsonValue encoded = object.get("payload_b64");
        JsonValue payload = object.get("payload");
        if (encoded != null && isText(encoded)) {
            encoded(encoded.text());
        } else if (payload != null) {
            payload(payload);
        }
    }

    private Optional<Reception> reception(JsonValue message) {
        return Optional.of(Reception.of(topic, message)).filter(reception -> !reception.isEmpty());
    }

    private void payload(JsonValue payload) {
        if (!isText(payload)) {
            element(payload);
            return;
        }
        String content = payload.text().strip();
        if (!content.startsWith("{")) {
            frame(content, Optional.empty());
            return;
        }
        try {
            element(JsonValue.parseObject(content));
        } catch (JsonFormatException none) {
            found.add(new Found.Unreadable(content, line, 0, "payload is not JSON: " + none.getMessage()));
        }
    }

    private void encoded(String base64) {
        try {
            Bytes bytes = Bytes.copyOf(Base64.getDecoder().decode(base64));
            String content = new String(bytes.toByteArray(), StandardCharsets.UTF_8);
            if (content.startsWith("{")) {
                element(JsonValue.parseObject(content));
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
