package io.github.meshcorejvm.cli.json;

import io.github.meshcorejvm.cli.json.JsonTokens.Kind;
import java.nio.charset.StandardCharsets;

/** Checks a text against the grammar, with the tolerances of {@link Json}, and notes where its values are. Used once. */
final class JsonScan {

    private static final byte[][] WORDS = {
        bytes("true"), bytes("false"), bytes("null"), bytes("NaN"), bytes("Infinity"), bytes("-Infinity")
    };
    private static final Kind[] KINDS = {Kind.TRUE, Kind.FALSE, Kind.NULL, Kind.NULL, Kind.NULL, Kind.NULL};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int NONE = -1;
    private static final int HEX_DIGITS = 4;

    private final byte[] text;
    private final JsonTokens tokens;
    private int at;
    private int depth;

    private JsonScan(byte[] text) {
        this.text = text;
        tokens = new JsonTokens(text);
    }

    /** The tokens of a text in UTF-8 that is one JSON object. */
    static JsonTokens object(byte[] utf8) throws JsonFormatException {
        JsonScan scan = new JsonScan(utf8);
        if (scan.startsWith(BYTE_ORDER_MARK)) {
            scan.at = BYTE_ORDER_MARK.length;
        }
        scan.skipBlanks();
        if (scan.peek() != '{') {
            throw new JsonFormatException("not a JSON object");
        }
        scan.value();
        scan.skipBlanks();
        if (scan.peek() != NONE) {
            throw new JsonFormatException("more than one JSON value");
        }
        return scan.tokens;
    }

    private void value() throws JsonFormatException {
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't', 'f', 'n', 'N', 'I' -> word();
            case '-' -> {
                if (at + 1 < text.length && text[at + 1] == 'I') {
                    word();
                } else {
                    number();
                }
            }
            default -> number();
        }
    }

    private void object() throws JsonFormatException {
        int token = open(Kind.OBJECT);
        if (!skip('}')) {
            do {
                skipBlanks();
                string();
                skipBlanks();
                expect(':');
                skipBlanks();
                value();
                skipBlanks();
            } while (skip(','));
            expect('}');
        }
        close(token);
    }

    private void array() throws JsonFormatException {
        int token = open(Kind.ARRAY);
        if (!skip(']')) {
            do {
                skipBlanks();
                value();
                skipBlanks();
            } while (skip(','));
            expect(']');
        }
        close(token);
    }

    private int open(Kind kind) throws JsonFormatException {
        if (++depth > Json.MAX_DEPTH) {
            throw new JsonFormatException("not JSON: nested too deeply");
        }
        int token = tokens.begin(kind, at++);
        skipBlanks();
        return token;
    }

    private void close(int token) {
        depth--;
        tokens.end(token, at);
    }

    private void string() throws JsonFormatException {
        expect('"');
        int begin = at;
        int end = begin;
        boolean escaped = false;
        while (end < text.length && text[end] != '"') {
            byte b = text[end];
            if (b == '\\') {
                escaped = true;
                end = escape(end);
            } else if (b >= 0 && b < ' ') {
                throw malformed(end);
            } else {
                end++;
            }
        }
        int token = tokens.begin(escaped ? Kind.ESCAPED_STRING : Kind.STRING, begin);
        at = end;
        expect('"');
        tokens.end(token, end);
    }

    /** Where the text continues after an escape. */
    private int escape(int backslash) throws JsonFormatException {
        int kind = backslash + 1 < text.length ? text[backslash + 1] : NONE;
        if (kind != 'u') {
            if ("\"\\/bfnrt".indexOf(kind) < 0) {
                throw malformed(backslash);
            }
            return backslash + 2;
        }
        int end = backslash + 2 + HEX_DIGITS;
        for (int i = backslash + 2; i < end; i++) {
            if (i >= text.length || text[i] < 0 || Character.digit(text[i], 16) < 0) {
                throw malformed(backslash);
            }
        }
        return end;
    }

    private void word() throws JsonFormatException {
        for (int i = 0; i < WORDS.length; i++) {
            if (startsWith(WORDS[i])) {
                int token = tokens.begin(KINDS[i], at);
                at += WORDS[i].length;
                tokens.end(token, at);
                return;
            }
        }
        throw malformed(at);
    }

    private void number() throws JsonFormatException {
        int token = tokens.begin(Kind.NUMBER, at);
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        tokens.end(token, at);
    }

    private void digits() throws JsonFormatException {
        int begin = at;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == begin) {
            throw malformed(at);
        }
    }

    private int peek() {
        return at < text.length ? text[at] : NONE;
    }

    private boolean skip(char expected) {
        if (at < text.length && text[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char expected) throws JsonFormatException {
        if (!skip(expected)) {
            throw malformed(at);
        }
    }

    private void skipBlanks() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private boolean startsWith(byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (at + i >= text.length || text[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /** Quotes nothing: the refused text may contain secrets. */
    private static JsonFormatException malformed(int offset) {
        return new JsonFormatException("not JSON: malformed at byte " + offset);
    }
}
