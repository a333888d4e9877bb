package io.github.meshcorejvm.cli.json;

/** Replaces the bare words that Python writes for numbers that are not finite by {@code null}. */
final class NonFinite {

    private static final String[] WORDS = {"-Infinity", "Infinity", "NaN"};

    private NonFinite() {}

    static String toNull(String json) {
        if (json.indexOf("NaN") < 0 && json.indexOf("Infinity") < 0) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString) {
                out.append(c);
                if (c == '\\' && i + 1 < json.length()) {
                    out.append(json.charAt(++i));
                } else if (c == '"') {
                    inString = false;
                }
                continue;
            }
            String word = wordAt(json, i);
            if (word.isEmpty()) {
                inString = c == '"';
                out.append(c);
            } else {
                out.append("null");
                i += word.length() - 1;
            }
        }
        return out.toString();
    }

    private static String wordAt(String json, int index) {
        for (String word : WORDS) {
            if (json.startsWith(word, index) && isValueStart(json, index) && !continues(json, index + word.length())) {
                return word;
            }
        }
        return "";
    }

    /** A value stands at the start, or after a colon, comma or opening bracket. */
    private static boolean isValueStart(String json, int index) {
        for (int i = index - 1; i >= 0; i--) {
            char c = json.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                return c == ':' || c == ',' || c == '[';
            }
        }
        return true;
    }

    private static boolean continues(String json, int index) {
        return index < json.length()
                && (Character.isLetterOrDigit(json.charAt(index)) || "+-._".indexOf(json.charAt(index)) >= 0);
    }
}
