package io.github.meshcorejvm.cli.decode.input;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON object or array, on one line or several. */
final class JsonBlock implements Block {

    /** What has not ended by then is no JSON. */
    private static final int MAX_LINES = 2_000;

    private final List<NumberedLine> lines = new ArrayList<>();
    private final JsonDepth depth = new JsonDepth();
    private long length;

    static boolean begins(String text) {
        return text.matches("(?s)\\{\\s*(?:[\"}].*)?|\\[\\s*(?:[\\[{\"\\d\\]].*)?");
    }

    @Override
    public Taken take(NumberedLine line) {
        String text = line.stripped();
        boolean elements = lines.size() == 1 && lines.get(0).stripped().equals("[") && text.startsWith("{");
        boolean next = !lines.isEmpty() && text.startsWith("{\"") && isComplete(text);
        if (elements
                || next && line.text().startsWith("{")
                || lines.size() >= MAX_LINES
                || length + text.length() > InputLines.MAX_LENGTH) {
            // An array of objects is read object by object; an object that starts a line is the next message.
            return Taken.NOT_MINE;
        }
        lines.add(line);
        length += text.length();
        return depth.add(text + "\n") <= 0 ? Taken.LAST : Taken.MORE;
    }

    private static boolean isComplete(String text) {
        return new JsonDepth().add(text) == 0;
    }

    @Override
    public Result end() {
        NumberedLine first = lines.get(0);
        String text = String.join("\n", lines.stream().map(NumberedLine::text).toList())
                .strip();
        String json = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
        try {
            // The reader takes objects only.
            JsonElement element = json.startsWith("[")
                    ? Json.parseObject("{\"list\":" + json + "}").get("list")
                    : Json.parseObject(json);
            List<Found> found = new MessageReader(text, first.number(), Optional.empty()).read(element);
            return new Result(found, List.of());
        } catch (JsonFormatException none) {
            if (lines.size() > 1) {
                return broken(first);
            }
            return json.startsWith("{")
                    ? Result.of(first.unreadable(0, String.valueOf(none.getMessage())))
                    : new Result(List.of(), json.equals("[") ? List.of() : lines);
        }
    }

    private Result broken(NumberedLine first) {
        Found unreadable = first.unreadable(0, "incomplete or malformed JSON");
        return new Result(List.of(unreadable), lines.subList(1, lines.size()));
    }

    @Override
    public boolean mayEnd() {
        return false;
    }

    /** Whether an element is the bytes of a packet. */
    static boolean isBytes(JsonArray array) {
        return !array.isEmpty() && array.asList().stream().allMatch(JsonBlock::isByte);
    }

    private static boolean isByte(JsonElement element) {
        return element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isNumber()
                && element.getAsString().matches("[0-9]{1,3}")
                && element.getAsInt() <= 0xFF;
    }
}
