package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes in text that people copy from logs: hex in either case, with blanks, colons, commas, dashes, brackets, quotes, {@code
 * 0x} or {@code \x} in between; or a packet in base64.
 */
public final class InputBytes {

    private static final Pattern PREFIX = Pattern.compile("(?<![0-9A-Za-z])(?:0[xX]|\\\\x)(?=[0-9A-Fa-f])|\\\\x");
    private static final Pattern BETWEEN = Pattern.compile("[\\s:,;|'\"\\[\\]{}()_-]");

    private InputBytes() {}

    /**
     * The result of a text: bytes, or the problem.
     *
     * @param bytes the bytes, if it is hex or a packet in base64
     * @param offset index of the invalid character, from 0
     * @param problem in words; empty if there is none
     */
    public record Parsed(Optional<Bytes> bytes, int offset, String problem) {}

    public static Parsed parse(String text) {
        String hex = digits(text);
        boolean onlyHex = HexDigits.isAll(hex);
        if (onlyHex && hex.length() % 2 == 0) {
            return new Parsed(Optional.of(Bytes.ofHex(hex)), 0, "");
        }
        if (onlyHex) {
            return new Parsed(
                    Optional.empty(), text.length(), "hex needs two digits a byte, but there are " + hex.length());
        }
        return Base64Text.decode(text.strip())
                .map(bytes -> new Parsed(Optional.of(bytes), 0, ""))
                .orElseGet(() -> noHex(text));
    }

    /** The text without the characters allowed between hex digits. */
    public static String digits(String text) {
        return HexDigits.isAll(text)
                ? text
                : blank(BETWEEN.matcher(blank(PREFIX.matcher(text)))).replace(" ", "");
    }

    /** Replaces each match by as many blanks, so that the rest keeps its position. */
    private static String blank(Matcher matcher) {
        return matcher.replaceAll(match -> " ".repeat(match.group().length()));
    }

    private static Parsed noHex(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            return new Parsed(Optional.empty(), 0, "JSON without a packet in raw, hex or data");
        }
        String rest = blank(BETWEEN.matcher(blank(PREFIX.matcher(text))));
        int at = 0;
        while (at < rest.length() && (rest.charAt(at) == ' ' || HexDigits.is(rest.charAt(at)))) {
            at++;
        }
        int codePoint = text.codePointAt(Math.min(at, text.length() - 1));
        return new Parsed(
                Optional.empty(),
                at,
                String.format(
                        Locale.ROOT, "neither hex nor a packet in base64: U+%04X at character %d", codePoint, at));
    }
}
