package io.github.meshcorejvm.store.json;

import java.util.function.IntPredicate;

/** Writes the strings of a JSON text, escaped as {@link JsonWriter} promises. Not thread-safe. */
final class JsonStrings {

    /** The maximum size of a character: that of an escape. */
    private static final int MAX_CHARACTER = 6;

    private final Utf8Buffer out;
    private final IntPredicate alsoEscaped;

    JsonStrings(Utf8Buffer out, IntPredicate alsoEscaped) {
        this.out = out;
        this.alsoEscaped = alsoEscaped;
    }

    /** Writes a string with its quotes. */
    void write(String value) {
        out.ensure(value.length() + 2);
        out.put('"');
        for (int i = out.putPlain(value, 0); i < value.length(); i = out.putPlain(value, i + 1)) {
            out.ensure(value.length() - i + MAX_CHARACTER);
            char c = value.charAt(i);
            if (c < 0x7F) {
                control(c);
            } else {
                i += beyondAscii(value, i, c);
            }
        }
        out.put('"');
    }

    private void control(char c) {
        int named = "\"\\\b\f\n\r\t".indexOf(c);
        if (named < 0) {
            escape(c);
        } else {
            out.put('\\');
            out.put("\"\\bfnrt".charAt(named));
        }
    }

    /** Writes the character that begins at {@code i}; returns 1 if it is a pair. */
    private int beyondAscii(String value, int i, char c) {
        if (Character.isSurrogate(c)) {
            int codePoint = value.codePointAt(i);
            if (codePoint == c) {
                escape(c);
                return 0;
            }
            out.putCodePoint(codePoint);
            return 1;
        }
        if (c == '\u2028' || c == '\u2029' || alsoEscaped.test(c)) {
            escape(c);
        } else {
            out.putCodePoint(c);
        }
        return 0;
    }

    private void escape(char c) {
        out.put('\\');
        out.put('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.put(JsonWriter.LOWER[c >> shift & 0x0F]);
        }
    }
}
