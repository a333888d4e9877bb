package io.github.meshcorejvm.cli.mqtt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a recording, cut into its fields without being taken apart: the payload is parsed behind, as that of a broker
 * is, and need not be parsed and written out again before. Vouches only for plain lines, without escapes in its own
 * fields, with nothing in the payload that a reader could take another way; all others are for a JSON parser.
 */
final class RecordedLine {

    private static final int MAX_DEPTH = 50;
    private static final String[] WORDS = {"true", "false", "null"};

    private final String line;
    private final Map<String, String> fields = new HashMap<>();
    private int at;

    private RecordedLine(String line) {
        this.line = line;
    }

    /** The text of each field (of the payload: its JSON, if it is an object); empty when a parser must look. */
    static Optional<Map<String, String>> fields(String line) {
        RecordedLine recorded = new RecordedLine(line);
        try {
            return recorded.isPlain() ? Optional.of(recorded.fields) : Optional.empty();
        } catch (StringIndexOutOfBoundsException ended) {
            return Optional.empty();
        }
    }

    private boolean isPlain() {
        if (!skip('{')) {
            return false;
        }
        do {
            int keyBegin = at + 1;
            if (!skipString(false)) {
                return false;
            }
            String key = line.substring(keyBegin, at - 1);
            if (!skip(':')) {
                return false;
            }
            int begin = at;
            boolean isText = line.charAt(begin) == '"';
            boolean known = isText ? skipString(false) : key.equals("payload") ? skipObject(1) : skipWord();
            if (!known
                    || fields.put(key, isText ? line.substring(begin + 1, at - 1) : line.substring(begin, at))
                            != null) {
                return false;
            }
            skipBlanks();
        } while (skip(','));
        return line.charAt(at) == '}' && at == line.length() - 1;
    }

    private boolean skipValue(int depth) {
        switch (line.charAt(at)) {
            case '"':
                return skipString(true);
            case '{':
                return depth < MAX_DEPTH && skipObject(depth + 1);
            case '[':
                return depth < MAX_DEPTH && skipArray(depth + 1);
            case 't':
            case 'f':
            case 'n':
                return skipWord();
            default:
                return skipNumber();
        }
    }

    private boolean skipObject(int depth) {
        if (!skip('{')) {
            return false;
        }
        if (line.charAt(at) == '}') {
            at++;
            return true;
        }
        do {
            if (!skipString(true) || !skip(':') || !skipValue(depth)) {
                return false;
            }
            skipBlanks();
        } while (skip(','));
        return line.charAt(at++) == '}';
    }

    private boolean skipArray(int depth) {
        at++;
        skipBlanks();
        if (line.charAt(at) == ']') {
            at++;
            return true;
        }
        do {
            if (!skipValue(depth)) {
                return false;
            }
            skipBlanks();
        } while (skip(','));
        return line.charAt(at++) == ']';
    }

    private boolean skipString(boolean withEscapes) {
        if (line.charAt(at) != '"') {
            return false;
        }
        for (at++; line.charAt(at) != '"'; at++) {
            char c = line.charAt(at);
            if (c < ' ' || c == '\\' && !(withEscapes && "\"\\/bfnrt".indexOf(line.charAt(++at)) >= 0)) {
                return false;
            }
        }
        at++;
        return true;
    }

    private boolean skipWord() {
        for (String word : WORDS) {
            if (line.startsWith(word, at)) {
                at += word.length();
                return true;
            }
        }
        return false;
    }

    /** Of the grammar's numbers those without an exponent. */
    private boolean skipNumber() {
        if (line.charAt(at) == '-') {
            at++;
        }
        int begin = at;
        skipDigits();
        if (at == begin || line.charAt(begin) == '0' && at > begin + 1) {
            return false;
        }
        if (line.charAt(at) == '.') {
            int fraction = ++at;
            skipDigits();
            return at > fraction;
        }
        return true;
    }

    private void skipDigits() {
        while (line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
    }

    /** Steps over {@code expected} and the blanks behind it, if it is there. */
    private boolean skip(char expected) {
        if (line.charAt(at) != expected) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (line.charAt(at) == ' ') {
            at++;
        }
    }
}
