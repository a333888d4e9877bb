package io.github.meshcorejvm.store.graph.rules;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import java.nio.charset.StandardCharsets;

/**
 * The first and the last hop of a path, read from {@code path_json} by looking at its two ends. Text that is not in the
 * usual form is parsed.
 *
 * <p>A cursor that is set to one path after the other. Not thread-safe.
 */
public final class PathEnds {

    private static final int MIN_ONE_HOP = "[\"\"]".length();

    private boolean readable;
    private boolean empty;
    private final Hop first = new Hop();
    private final Hop last = new Hop();

    /** A hop as a number: its bytes, big endian. */
    static final class Hop {
        private long value;
        private int size;

        /** The number of bytes, 1..8; 0 if the text is not a hop. */
        int size() {
            return size;
        }

        long value() {
            return value;
        }

        /** Reads hex digits of either case; anything but 1..8 bytes gives a hop of size 0. */
        private void set(byte[] text, int from, int to) {
            size = 0;
            value = 0;
            int digits = to - from;
            if (digits < 2 || digits > 2 * NodeIndex.MAX_PREFIX_BYTES || digits % 2 != 0) {
                return;
            }
            for (int i = from; i < to; i++) {
                int digit = hexDigit(text[i]);
                if (digit < 0) {
                    return;
                }
                value = value << 4 | digit;
            }
            size = digits / 2;
        }

        private void set(Bytes bytes) {
            size = bytes.size();
            value = 0;
            for (int i = 0; i < size; i++) {
                value = value << Byte.SIZE | bytes.u8(i);
            }
        }
    }

    /** Starts with an empty path. */
    public PathEnds() {}

    /** Whether the text was a valid path; if not, nothing is known about it. */
    boolean isReadable() {
        return readable;
    }

    /** Whether the path has no hops. */
    public boolean isEmpty() {
        return empty;
    }

    Hop first() {
        return first;
    }

    Hop last() {
        return last;
    }

    /** Sets this to the path that a {@code path_json}, in UTF-8, spells. */
    public void set(byte[] json) {
        readable = true;
        int length = json.length;
        empty = length == 2 && json[0] == '[' && json[1] == ']';
        if (empty) {
            return;
        }
        int end = length - 2;
        if (length < MIN_ONE_HOP || json[0] != '[' || json[1] != '"' || json[end] != '"' || json[end + 1] != ']') {
            parse(new String(json, StandardCharsets.UTF_8));
            return;
        }
        int firstEnd = 2;
        while (json[firstEnd] != '"') {
            firstEnd++;
        }
        int lastStart = end;
        while (json[lastStart - 1] != '"') {
            lastStart--;
        }
        first.set(json, 2, firstEnd);
        last.set(json, lastStart, end);
    }

    /** Sets this to the path of a packet's header. */
    public void set(HopPath path) {
        readable = true;
        int hops = path.hopCount();
        empty = hops == 0;
        if (!empty) {
            first.set(path.hop(0));
            last.set(path.hop(hops - 1));
        }
    }

    /** Sets this to a path without hops. */
    public void setEmpty() {
        readable = true;
        empty = true;
    }

    private void parse(String json) {
        readable = false;
        try {
            JsonElement parsed = JsonParser.parseString(json);
            if (parsed.isJsonArray()) {
                JsonArray hops = parsed.getAsJsonArray();
                readable = true;
                empty = hops.isEmpty();
                if (!empty) {
                    setHop(first, hops.get(0));
                    setHop(last, hops.get(hops.size() - 1));
                }
            }
        } catch (JsonParseException malformed) {
            // Invalid, see isReadable().
        }
    }

    private static void setHop(Hop hop, JsonElement element) {
        String text = element.isJsonPrimitive() && element.getAsJsonPrimitive().isString() ? element.getAsString() : "";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hop.set(bytes, 0, bytes.length);
    }

    private static int hexDigit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
