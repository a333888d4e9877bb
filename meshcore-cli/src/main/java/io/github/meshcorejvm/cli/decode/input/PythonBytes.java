package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bytes literal as Python prints it: printable ASCII unchanged, everything else escaped. */
final class PythonBytes {

    private static final Pattern LITERAL = Pattern.compile("(?<![0-9A-Za-z_])b(['\"])((?:\\\\.|(?!\\1)[^\\\\])*+)\\1");
    private static final int HEX_DIGITS = 2;

    private PythonBytes() {}

    /** The bytes of the first literal in a text. */
    static Optional<Bytes> in(String text) {
        if (!text.contains("b'") && !text.contains("b\"")) {
            return Optional.empty();
        }
        Matcher literal = LITERAL.matcher(text);
        return literal.find() ? bytes(literal.group(2)) : Optional.empty();
    }

    private static Optional<Bytes> bytes(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c > 0x7E) {
                return Optional.empty();
            }
            if (c != '\\') {
                bytes.write(c);
                continue;
            }
            char escape = body.charAt(++i);
            if (escape == 'x') {
                int end = i + 1 + HEX_DIGITS;
                if (end > body.length() || !body.substring(i + 1, end).matches("[0-9a-fA-F]{2}")) {
                    return Optional.empty();
                }
                bytes.write(Integer.parseInt(body.substring(i + 1, end), 16));
                i += HEX_DIGITS;
            } else {
                int place = "nrt\\'\"0abfv".indexOf(escape);
                if (place < 0) {
                    return Optional.empty();
                }
                bytes.write("\n\r\t\\'\"\0\u0007\b\f\u000b".charAt(place));
            }
        }
        return Optional.of(Bytes.copyOf(bytes.toByteArray()));
    }
}
