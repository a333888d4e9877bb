package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * Writes JSON as bytes, without blanks. In a string these are escaped: the quote, the backslash, everything below U+0020,
 * U+2028 and U+2029, half a surrogate pair, and the characters from U+007F on that the caller chooses; all others are
 * unchanged. Numbers are written as Java prints them. Names must be ASCII and need no escape. Not thread-safe.
 */
public final class JsonWriter {

    static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.ISO_8859_1);
    private static final int U32_DIGITS = 8;
    /** A comma, two quotes, a colon, and a bracket that may follow. */
    private static final int NAME_PUNCTUATION = 5;

    private final Utf8Buffer out;
    private final JsonStrings strings;

    /** Writes to {@code out}, with only the standard escapes. */
    public JsonWriter(Utf8Buffer out) {
        this(out, c -> false);
    }

    /** Writes to {@code out}; {@code alsoEscaped} is asked about UTF-16 units from U+007F on. */
    public JsonWriter(Utf8Buffer out, IntPredicate alsoEscaped) {
        this.out = Objects.requireNonNull(out, "out");
        strings = new JsonStrings(out, Objects.requireNonNull(alsoEscaped, "alsoEscaped"));
    }

    /** Begins an object that is the whole text or an element. */
    public void beginObject() {
        beginValue();
        out.put('{');
    }

    /** Begins an object under a name. */
    public void beginObject(String name) {
        name(name);
        out.put('{');
    }

    /** Ends the object. */
    public void endObject() {
        out.ensure(1);
        out.put('}');
    }

    /** Begins an array under a name. */
    public void beginArray(String name) {
        name(name);
        out.put('[');
    }

    /** Ends the array. */
    public void endArray() {
        out.ensure(1);
        out.put(']');
    }

    /** A string under a name. */
    public void field(String name, String value) {
        name(name);
        strings.write(value);
    }

    /** A number under a name. */
    public void field(String name, long value) {
        name(name);
        number(value);
    }

    /** A number under a name; finite. */
    public void field(String name, double value) {
        name(name);
        out.append(Double.toString(value));
    }

    /** {@code true} or {@code false} under a name. */
    public void field(String name, boolean value) {
        name(name);
        out.append(value ? "true" : "false");
    }

    /** {@code null} under a name. */
    public void nullField(String name) {
        name(name);
        out.append("null");
    }

    /** Bytes as a string of lower-case hex under a name. */
    public void hexField(String name, Bytes value) {
        name(name);
        hex(LOWER, value);
    }

    /** Bytes as a string of upper-case hex under a name. */
    public void upperHexField(String name, Bytes value) {
        name(name);
        hex(UPPER, value);
    }

    /** A byte, 0..255, as two lower-case hex digits under a name. */
    public void byteField(String name, int value) {
        name(name);
        digits(LOWER, value, 2);
    }

    /** A byte, 0..255, as two upper-case hex digits under a name. */
    public void upperByteField(String name, int value) {
        name(name);
        digits(UPPER, value, 2);
    }

    /** An unsigned number of 32 bits as eight lower-case hex digits under a name. */
    public void u32Field(String name, long value) {
        name(name);
        digits(LOWER, value, U32_DIGITS);
    }

    /** A JSON number, spelled by the caller, under a name. */
    public void numberField(String name, Number value) {
        name(name);
        out.append(value.toString());
    }

    /** A string as an element of an array. */
    public void element(String value) {
        beginValue();
        strings.write(value);
    }

    /** A number as an element of an array. */
    public void element(long value) {
        beginValue();
        number(value);
    }

    /** A finite number as an element of an array. */
    public void element(double value) {
        beginValue();
        out.append(Double.toString(value));
    }

    /** Bytes as a string of upper-case hex as an element of an array. */
    public void upperHexElement(Bytes value) {
        beginValue();
        hex(UPPER, value);
    }

    /** A comma, unless this is the first in an object or array, or of the text. */
    private void beginValue() {
        out.ensure(2);
        byte last = out.last();
        if (last != '{' && last != '[' && last != '\n' && last != 0) {
            out.put(',');
        }
    }

    private void name(String name) {
        out.ensure(name.length() + NAME_PUNCTUATION);
        byte last = out.last();
        if (last != '{') {
            out.put(',');
        }
        out.put('"');
        out.putAscii(name);
        out.put('"');
        out.put(':');
    }

    private void hex(byte[] digits, Bytes value) {
        out.ensure(2 * value.size() + 2);
        out.put('"');
        out.putHex(digits, value);
        out.put('"');
    }

    private void digits(byte[] digits, long value, int count) {
        out.ensure(count + 2);
        out.put('"');
        for (int shift = 4 * (count - 1); shift >= 0; shift -= 4) {
            out.put(digits[(int) (value >> shift & 0x0F)]);
        }
        out.put('"');
    }

    private void number(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            out.append(Long.toString(value));
            return;
        }
        int rest = (int) value;
        int divisor = 1;
        while (rest / divisor > 9) {
            divisor *= 10;
        }
        out.ensure(10);
        for (; divisor > 0; divisor /= 10) {
            out.put('0' + rest / divisor % 10);
        }
    }
}
