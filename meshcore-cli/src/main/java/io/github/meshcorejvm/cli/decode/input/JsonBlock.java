package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** A JSON object or array, on one line or several. */
final class JsonBlock implements Block {

    /** Text that has not ended by then is not JSON. */
    private static final int MAX_LINES = 2_000;

    private static final Pattern BEGIN = Pattern.compile("\\{\\s*(?:[\"}]|\\z)|\\[\\s*(?:[\\[{\"\\d\\]]|\\z)");

    private static final Pattern BYTE = Pattern.compile("[0-9]{1,3}");

    private final List<NumberedLine> lines = new ArrayList<>();
    private final JsonDepth depth = new JsonDepth();
    private long length;

    static boolean begins(String text) {
        return (text.startsWith("{") || text.startsWith("["))
                && BEGIN.matcher(text).lookingAt();
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
            // The reader accepts only objects.
            JsonValue value = json.startsWith("[")
                    ? JsonValue.parseObject("{\"list\":" + json + "}").get("list")
                    : JsonValue.parseObject(json);
            List<Found> found = new MessageReader(text, first.number(), Optional.empty())
                    .read(Objects.requireNonNull(value, "the list that was put in"));
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

    /** Whether elements are the bytes of a packet. */
    static boolean isBytes(List<JsonValue> array) {
        return !array.isEmpty() && array.stream().allMatch(JsonBlock::isByte);
    }

    private static boolean isByte(JsonValue element) {
        if (!element.isNumber()) {
            return false;
        }
        String number = element.text();
        return BYTE.matcher(number).matches() && Integer.parseInt(number) <= 0xFF;
    }
}
