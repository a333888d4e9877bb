package io.github.meshcorejvm.cli.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads RFC 8259 JSON with these tolerances: a byte order mark is skipped, malformed UTF-8 becomes U+FFFD, bare
 * {@code NaN}, {@code Infinity} and {@code -Infinity} are null, an escaped lone surrogate is U+FFFD, and of duplicate keys
 * the last wins. More than {@value #MAX_DEPTH} levels of nesting are refused.
 */
public final class Json {

    /** The deepest nesting that is read. */
    public static final int MAX_DEPTH = 100;

    private static final Pattern ADVICE = Pattern.compile("Use JsonReader\\.\\S+ to accept malformed JSON");

    private Json() {}

    /** Parses {@code utf8}, which must be a single JSON object. */
    public static JsonObject parseObject(byte[] utf8) throws JsonFormatException {
        return parseObject(new String(utf8, StandardCharsets.UTF_8));
    }

    /** Parses {@code text}, which must be a single JSON object. */
    public static JsonObject parseObject(String text) throws JsonFormatException {
        JsonElement element = parse(text);
        if (!element.isJsonObject()) {
            throw new JsonFormatException("not a JSON object");
        }
        return element.getAsJsonObject();
    }

    private static JsonElement parse(String text) throws JsonFormatException {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        // A second mark would be skipped by gson itself, which the grammar does not allow.
        if (body.startsWith("\uFEFF")) {
            throw new JsonFormatException("not JSON");
        }
        try (JsonReader reader = new JsonReader(new StringReader(tolerated(body)))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MAX_DEPTH);
            JsonElement element = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonFormatException("more than one JSON value");
            }
            return element;
        } catch (IOException | JsonParseException malformed) {
            throw new JsonFormatException("not JSON: " + firstLine(malformed));
        }
    }

    /** Gson is as strict as the grammar, and stricter on surrogates. */
    private static String tolerated(String text) {
        return LoneSurrogates.replaceEscapes(NonFinite.toNull(text));
    }

    /** Gson advises programmers to be lenient, and adds a link to its troubleshooting guide on a second line. */
    private static String firstLine(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = String.valueOf(cause.getMessage());
        int end = message.indexOf('\n');
        return ADVICE.matcher(end < 0 ? message : message.substring(0, end)).replaceFirst("malformed");
    }
}
