package io.github.meshcorejvm.store.copy.rows;

/**
 * A column of a table that is copied.
 *
 * @param name the same in both engines
 * @param kind what it holds
 * @param required whether it is never NULL
 * @param identity whether it holds an id that rows refer to, or refers to one: such a number is kept as it is or refused
 * @param count whether readers expect a number though the declaration allows NULL
 */
public record CopyColumn(String name, Kind kind, boolean required, boolean identity, boolean count) {

    /** What a column holds. */
    public enum Kind {
        /** Whole numbers of 64 bits. */
        INTEGER,
        /** Double-precision numbers. */
        REAL,
        /** UTF-8 without U+0000. */
        TEXT
    }

    /** As written in {@link CopyTable#of}. */
    static CopyColumn of(String text) {
        int colon = text.indexOf(':');
        String marks = text.substring(colon + 1);
        Kind kind = switch (marks.charAt(0)) {
            case 'B' -> Kind.INTEGER;
            case 'D' -> Kind.REAL;
            case 'T' -> Kind.TEXT;
            default -> throw new IllegalArgumentException(text);
        };
        return new CopyColumn(
                text.substring(0, colon), kind, marks.contains("!"), marks.contains("#"), marks.contains("+"));
    }
}
