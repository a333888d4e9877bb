package io.github.meshcorejvm.cli.json;

/** Decodes the escapes in the content of a valid JSON string. */
final class JsonEscapes {

    private static final int HEX_DIGITS = 4;
    private static final char REPLACEMENT = '\uFFFD';

    private JsonEscapes() {}

    /** The text that {@code content} stands for; an escaped surrogate without its partner is U+FFFD. */
    static String resolve(String content) {
        StringBuilder out = new StringBuilder(content.length());
        int i = 0;
        while (i < content.length()) {
            char c = content.charAt(i);
            if (c != '\\') {
                out.append(c);
                i++;
            } else if (content.charAt(i + 1) != 'u') {
                out.append(named(content.charAt(i + 1)));
                i += 2;
            } else {
                i = unit(content, i, out);
            }
        }
        return out.toString();
    }

    /** Appends the unit that is escaped at {@code i}, or the pair; returns where the text continues. */
    private static int unit(String content, int i, StringBuilder out) {
        char unit = unitAt(content, i);
        int next = i + 2 + HEX_DIGITS;
        if (!Character.isSurrogate(unit)) {
            out.append(unit);
            return next;
        }
        boolean paired = Character.isHighSurrogate(unit)
                && content.startsWith("\\u", next)
                && Character.isLowSurrogate(unitAt(content, next));
        if (!paired) {
            out.append(REPLACEMENT);
            return next;
        }
        out.append(unit).append(unitAt(content, next));
        return next + 2 + HEX_DIGITS;
    }

    private static char unitAt(String content, int i) {
        return (char) Integer.parseInt(content, i + 2, i + 2 + HEX_DIGITS, 16);
    }

    private static char named(char name) {
        return switch (name) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> name;
        };
    }
}
