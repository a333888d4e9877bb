package io.github.meshcorejvm.store.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.codec.Bytes;

/** Reads fields; refuses missing or invalid ones by name. */
final class JsonFields {

    private JsonFields() {}

    static JsonObject object(JsonObject json, String name) {
        if (json.get(name) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException(name + " must be an object");
    }

    static JsonArray array(JsonObject json, String name) {
        JsonElement value = json.get(name);
        if (value == null) {
            return new JsonArray();
        }
        if (value instanceof JsonArray array) {
            return array;
        }
        throw new IllegalArgumentException(name + " must be an array");
    }

    static Bytes hex(JsonObject json, String name) {
        return hex(name, json.get(name));
    }

    /** Hex, or no bytes if the field is missing. */
    static Bytes optionalHex(JsonObject json, String name) {
        return json.has(name) ? hex(json, name) : Bytes.EMPTY;
    }

    static Bytes hex(JsonObject json, String name, int size) {
        Bytes bytes = hex(json, name);
        if (bytes.size() != size) {
            throw new IllegalArgumentException(name + " must be " + size + " bytes in hex but is " + bytes.size());
        }
        return bytes;
    }

    static Bytes hex(String name, JsonElement value) {
        try {
            if (value instanceof JsonPrimitive text && text.isString()) {
                return Bytes.ofHex(text.getAsString());
            }
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(name + " must be hex, two digits a byte", none);
        }
        throw new IllegalArgumentException(name + " must be hex, two digits a byte");
    }

    static int integer(JsonObject json, String name, int max) {
        return integer(json, name, 0, max);
    }

    static int integer(JsonObject json, String name, int min, int max) {
        return (int) number(json, name, min, max);
    }

    static long number(JsonObject json, String name, long max) {
        return number(json, name, 0, max);
    }

    private static long number(JsonObject json, String name, long min, long max) {
        try {
            if (json.get(name) instanceof JsonPrimitive value && value.isNumber()) {
                long number = value.getAsBigDecimal().longValueExact();
                if (number >= min && number <= max) {
                    return number;
                }
            }
        } catch (ArithmeticException fraction) {
            throw new IllegalArgumentException(noInteger(name, min, max), fraction);
        }
        throw new IllegalArgumentException(noInteger(name, min, max));
    }

    private static String noInteger(String name, long min, long max) {
        return name + " must be a whole number " + min + ".." + max;
    }

    /** A number, or 0 if the field is missing, since 0 is not written. */
    static long optionalNumber(JsonObject json, String name, long max) {
        return json.has(name) ? number(json, name, max) : 0;
    }
}
