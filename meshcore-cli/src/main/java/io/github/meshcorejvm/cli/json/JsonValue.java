package io.github.meshcorejvm.cli.json;

import io.github.meshcorejvm.cli.json.JsonTokens.Kind;
import io.github.meshcorejvm.codec.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON text that was checked as a whole but is not converted: unused values cost nothing more. Reads the same
 * texts as {@link Json}, with the same tolerances. Immutable and safe for use by multiple threads.
 */
public final class JsonValue {

    private final JsonTokens tokens;
    private final int token;

    private JsonValue(JsonTokens tokens, int token) {
        this.tokens = tokens;
        this.token = token;
    }

    /** Parses {@code utf8}, which must be a single JSON object. The array must not change afterwards. */
    public static JsonValue parseObject(byte[] utf8) throws JsonFormatException {
        return new JsonValue(JsonScan.object(utf8), 0);
    }

    /** Parses {@code text}, which must be a single JSON object. */
    public static JsonValue parseObject(String text) throws JsonFormatException {
        return parseObject(text.getBytes(StandardCharsets.UTF_8));
    }

    public boolean isObject() {
        return kind() == Kind.OBJECT;
    }

    public boolean isArray() {
        return kind() == Kind.ARRAY;
    }

    public boolean isString() {
        return kind() == Kind.STRING || kind() == Kind.ESCAPED_STRING;
    }

    public boolean isNumber() {
        return kind() == Kind.NUMBER;
    }

    public boolean isBoolean() {
        return kind() == Kind.TRUE || kind() == Kind.FALSE;
    }

    public boolean isTrue() {
        return kind() == Kind.TRUE;
    }

    /**
     * The value under a key of ASCII characters, the last if there are several; null if there is none, or this is not an
     * object.
     */
    public @Nullable JsonValue get(String key) {
        int found = -1;
        if (isObject()) {
            int end = tokens.next(token);
            for (int name = token + 1; name < end; name = tokens.next(name + 1)) {
                if (isSpelled(name, key)) {
                    found = name + 1;
                }
            }
        }
        return found < 0 ? null : new JsonValue(tokens, found);
    }

    /** The values of an array; none if this is not an array. */
    public List<JsonValue> elements() {
        List<JsonValue> elements = new ArrayList<>();
        if (isArray()) {
            int end = tokens.next(token);
            for (int element = token + 1; element < end; element = tokens.next(element)) {
                elements.add(new JsonValue(tokens, element));
            }
        }
        return elements;
    }

    /** The content of a string, without half characters; of any other value its JSON, unchanged. */
    public String text() {
        return text(token);
    }

    /** A number, infinite if it is too large for a double. */
    public double number() {
        return Double.parseDouble(text());
    }

    /** The JSON unchanged; of a string its content with the escapes. */
    public Bytes raw() {
        return Bytes.copyOf(Arrays.copyOfRange(tokens.text(), tokens.begin(token), tokens.end(token)));
    }

    private Kind kind() {
        return tokens.kind(token);
    }

    private String text(int of) {
        int begin = tokens.begin(of);
        String text = new String(tokens.text(), begin, tokens.end(of) - begin, StandardCharsets.UTF_8);
        return tokens.kind(of) == Kind.ESCAPED_STRING ? JsonEscapes.resolve(text) : text;
    }

    private boolean isSpelled(int name, String key) {
        if (tokens.kind(name) == Kind.ESCAPED_STRING) {
            return text(name).equals(key);
        }
        int begin = tokens.begin(name);
        if (tokens.end(name) - begin != key.length()) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (tokens.text()[begin + i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
