package io.github.meshcorejvm.codec.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** JSON objects whose values are strings, numbers, true, false or null: all that a token needs. */
public final class FlatJson {

    private final String what;
    private final String text;
    private int at;

    private FlatJson(String what, String text) {
        this.what = what;
        this.text = text;
    }

    /** An object of strings and numbers. */
    public static String write(Map<String, ?> values) {
        StringBuilder out = new StringBuilder("{");
        values.forEach((name, value) -> {
            out.append(out.length() == 1 ? "" : ",").append(quote(name)).append(':');
            out.append(value instanceof Number ? value.toString() : quote(value.toString()));
        });
        return out.append('}').toString();
    }

    private static String quote(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /**
     * The values by name, in order: strings unescaped, all others as they are written.
     *
     * @throws IllegalArgumentException if the text is anything else; the message does not contain the text
     */
    public static Map<String, String> read(String what, String text) {
        return new FlatJson(what, text).object();
    }

    private Map<String, String> object() {
        Map<String, String> values = new LinkedHashMap<>();
        expect('{');
        if (peek() != '}') {
            do {
                String name = string();
                expect(':');
                if (values.put(name, peek() == '"' ? string() : literal()) != null) {
                    throw invalid("has a name twice");
                }
            } while (skip(','));
        }
        expect('}');
        if (peek() != 0) {
            throw invalid("has text after the object");
        }
        return values;
    }

    private String literal() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw invalid("must have strings, numbers, true, false or null as values");
        }
        return text.substring(start, at);
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw invalid("ends within a string");
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw invalid("has an unknown escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw invalid("has an incomplete escape");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw invalid("must be an object of plain values: expected " + c);
        }
    }

    private IllegalArgumentException invalid(String problem) {
        return new IllegalArgumentException(what + " " + problem + " at character " + at);
    }
}
