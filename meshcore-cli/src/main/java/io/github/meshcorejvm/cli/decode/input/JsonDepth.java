package io.github.meshcorejvm.cli.decode.input;

/** Counts how deep in objects and arrays a JSON text is, so that its end is found without parsing it again and again. */
final class JsonDepth {

    private int depth;
    private boolean inString;
    private boolean escaped;

    /** Continues with a text, and returns the depth after it: 0 if a value has ended, less if too much is closed. */
    int add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                inString = escaped || c != '"';
                escaped = c == '\\' && !escaped;
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return depth;
    }
}
