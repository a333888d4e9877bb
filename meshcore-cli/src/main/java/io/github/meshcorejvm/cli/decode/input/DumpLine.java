package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a hex dump: as {@code xxd} writes it (an offset with a colon), or {@code hexdump -C} and {@code od -A x -t x1}
 * (an offset, and blanks).
 *
 * @param offset of the first byte
 * @param bytes of this line; none on the last line of {@code hexdump}
 */
record DumpLine(long offset, Bytes bytes) {

    private static final Pattern XXD = Pattern.compile("(?:0x)?([0-9a-fA-F]{4,16}):[ \\t]+(\\S.*)");
    private static final Pattern HEXDUMP =
            Pattern.compile("([0-9a-fA-F]{6,16})[ \\t]+((?:[0-9a-fA-F]{2}(?:[ \\t]{1,2}|$))+)(?:[ \\t]*[|>].*)?");
    private static final Pattern END = Pattern.compile("[0-9a-fA-F]{6,16}");
    private static final Pattern GROUP = Pattern.compile("\\G((?:[0-9a-fA-F]{2})+)(?: |$)");

    /** Whether a line begins a dump. */
    static boolean begins(String text) {
        // Bytes follow an offset and a blank.
        return text.startsWith("0")
                && (text.indexOf(' ') > 0 || text.indexOf('\t') > 0)
                && of(text).filter(line -> line.offset == 0 && !line.bytes.isEmpty())
                        .isPresent();
    }

    static Optional<DumpLine> of(String text) {
        Matcher xxd = XXD.matcher(text);
        if (xxd.matches()) {
            Bytes bytes = groups(xxd.group(2));
            return bytes.isEmpty() ? Optional.empty() : line(xxd.group(1), bytes);
        }
        Matcher hexdump = HEXDUMP.matcher(text);
        if (hexdump.matches()) {
            return line(hexdump.group(1), Bytes.ofHex(hexdump.group(2).replaceAll("[ \\t]", "")));
        }
        return END.matcher(text).matches() ? line(text, Bytes.EMPTY) : Optional.empty();
    }

    private static Optional<DumpLine> line(String offset, Bytes bytes) {
        return offset.length() > 15 ? Optional.empty() : Optional.of(new DumpLine(Long.parseLong(offset, 16), bytes));
    }

    /** The groups before the two blanks that precede the characters. */
    private static Bytes groups(String text) {
        StringBuilder hex = new StringBuilder();
        Matcher group = GROUP.matcher(text);
        while (group.find()) {
            hex.append(group.group(1));
        }
        return Bytes.ofHex(hex);
    }
}
