package io.github.meshcorejvm.cli.decode;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the packets in what was typed, pasted or piped: one a line; or JSON, on one line or several, in which the packet
 * stands under {@code raw}, {@code hex} or {@code data}, maybe within {@code payload}, as in the messages of observers.
 */
final class PacketInput {

    private static final Pattern ONE_BYTE = Pattern.compile("(?:0[xX])?[0-9A-Fa-f]{2}[,;:]?");
    private static final List<String> KEYS = List.of("raw", "hex", "data");
    /** A JSON value that has not ended by then is none. */
    private static final int MAX_JSON_LINES = 500;

    private final List<String> found = new ArrayList<>();

    private PacketInput() {}

    /** The packets that the words of a command line spell; words of a single byte each are one packet, a blank word is an empty one. */
    static List<String> ofArguments(List<String> words) {
        boolean oneByteEach = words.size() > 1
                && words.stream().allMatch(word -> ONE_BYTE.matcher(word).matches());
        return oneByteEach
                ? List.of(String.join(" ", words))
                : words.stream()
                        .flatMap(word -> word.isBlank() ? Stream.of(word) : ofText(word))
                        .toList();
    }

    /** The packets in a text of several lines. */
    static Stream<String> ofText(String text) {
        PacketInput input = new PacketInput();
        List<String> lines = text.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            at += startsJson(line) ? input.json(lines, at) : input.line(line);
        }
        return input.found.stream();
    }

    private static boolean startsJson(String line) {
        return line.startsWith("{") || line.startsWith("[") || line.startsWith("\uFEFF{");
    }

    private int line(String line) {
        if (!line.isEmpty()) {
            found.add(line);
        }
        return 1;
    }

    /** Takes the JSON that begins at a line, and gives the number of its lines. */
    private int json(List<String> lines, int start) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < Math.min(lines.size(), start + MAX_JSON_LINES); i++) {
            text.append(lines.get(i)).append('\n');
            try {
                JsonElement json = parse(text.toString().strip());
                int before = found.size();
                collect(json);
                if (found.size() == before) {
                    found.add(text.toString().strip());
                }
                return i - start + 1;
            } catch (JsonFormatException unfinished) {
                // The next line may end it.
            }
        }
        return line(lines.get(start).strip());
    }

    private static JsonElement parse(String text) throws JsonFormatException {
        // The reader takes objects only.
        return text.startsWith("[")
                ? Json.parseObject("{\"list\":" + text + "}").get("list")
                : Json.parseObject(text);
    }

    private void collect(JsonElement json) {
        if (json instanceof JsonArray array) {
            collectAll(array);
        } else if (json instanceof JsonObject object) {
            for (String key : KEYS) {
                if (object.has(key) && object.get(key).isJsonPrimitive()) {
                    found.add(object.get(key).getAsString());
                    return;
                }
            }
            if (object.has("payload")) {
                payload(object.get("payload"));
            }
        }
    }

    /** Numbers are the bytes of a packet; anything else is packets. */
    private void collectAll(JsonArray array) {
        boolean bytes = array.size() > 0 && array.asList().stream().allMatch(PacketInput::isByte);
        if (bytes) {
            StringBuilder hex = new StringBuilder();
            array.forEach(b -> hex.append(String.format(Locale.ROOT, "%02x", b.getAsInt())));
            found.add(hex.toString());
            return;
        }
        for (JsonElement element : array) {
            if (element.isJsonPrimitive()) {
                found.add(element.getAsString());
            } else {
                collect(element);
            }
        }
    }

    private static boolean isByte(JsonElement element) {
        return element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isNumber()
                && element.getAsString().matches("[0-9]{1,3}")
                && element.getAsInt() <= 0xFF;
    }

    private void payload(JsonElement payload) {
        if (!payload.isJsonPrimitive()) {
            collect(payload);
            return;
        }
        String text = payload.getAsString().strip();
        if (text.startsWith("{")) {
            try {
                collect(Json.parseObject(text));
            } catch (JsonFormatException e) {
                found.add(text);
            }
        } else {
            found.add(text);
        }
    }
}
