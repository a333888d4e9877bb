package io.github.meshcorejvm.cli.json;

import java.util.Arrays;

/** Where the values of a JSON text are, in their order: an object's keys and values in turn. Not thread-safe while it grows. */
final class JsonTokens {

    /** What a token is. */
    enum Kind {
        OBJECT,
        ARRAY,
        /** Without escapes, the quotes left out. */
        STRING,
        /** With escapes, the quotes left out. */
        ESCAPED_STRING,
        NUMBER,
        TRUE,
        FALSE,
        NULL
    }

    private static final Kind[] KINDS = Kind.values();
    /** For each token: its kind, its beginning and end in the text, and the next token after it and its contents. */
    private static final int FIELDS = 4;

    private static final int FIRST_CAPACITY = 40;

    private final byte[] text;
    private int[] fields = new int[FIRST_CAPACITY * FIELDS];
    private int size;

    JsonTokens(byte[] text) {
        this.text = text;
    }

    byte[] text() {
        return text;
    }

    /** Begins a token; returns its index. */
    int begin(Kind kind, int begin) {
        if (size * FIELDS == fields.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        fields[size * FIELDS] = kind.ordinal();
        fields[size * FIELDS + 1] = begin;
        return size++;
    }

    /** Ends a token after its contents. */
    void end(int token, int end) {
        fields[token * FIELDS + 2] = end;
        fields[token * FIELDS + 3] = size;
    }

    Kind kind(int token) {
        return KINDS[fields[token * FIELDS]];
    }

    int begin(int token) {
        return fields[token * FIELDS + 1];
    }

    int end(int token) {
        return fields[token * FIELDS + 2];
    }

    int next(int token) {
        return fields[token * FIELDS + 3];
    }
}
