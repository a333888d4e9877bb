package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an array in braces line by line, so that no line is read twice. Not thread-safe. */
final class ArrayText {

    /** A brace, a comma, a number, a cast, a comment, or what names the bytes: a field, or a string before their brace. */
    private static final Pattern ITEM = Pattern.compile("[{},]|-?(?:0[xX]([0-9a-fA-F]+)|(\\d{1,3}))[uUlL]?(?![\\w.])"
            + "|\\([\\w\\s]*+\\)|//|/\\*|\\.\\w+\\s*+=|\"[^\"]*\"(?=\\s*+,\\s*+\\{)");

    private static final int MAX_BYTE_DIGITS = 2;

    private final List<Optional<Bytes>> lists = new ArrayList<>();
    private final ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    private int depth;
    private boolean inComment;
    private boolean afterNumber;
    /** Whether no list has begun and ended since the last opening brace. */
    private boolean innermost;

    private boolean bytesOnly;

    /** Continues with a line; false if it cannot be part of an array. */
    boolean add(String line) {
        Matcher item = ITEM.matcher(line);
        int at = 0;
        while (at < line.length()) {
            if (inComment) {
                int end = line.indexOf("*/", at);
                inComment = end < 0;
                at = inComment ? line.length() : end + 2;
            } else if (isSkipped(line, at)) {
                at++;
            } else if (!item.region(at, line.length()).lookingAt()) {
                return false;
            } else if (item.group().equals("//")) {
                return true;
            } else if (item.group(1) != null || item.group(2) != null) {
                if (afterNumber) {
                    // Bytes with blanks between them are a packet of their own.
                    return false;
                }
                number(item);
                at = item.end();
            } else {
                punctuation(item.group());
                at = item.end();
            }
        }
        return true;
    }

    /** Blanks, and code outside of arrays. */
    private boolean isSkipped(String line, int at) {
        char c = line.charAt(at);
        return Character.isWhitespace(c)
                || depth == 0 && c != '{' && !line.startsWith("//", at) && !line.startsWith("/*", at);
    }

    private void number(Matcher number) {
        String hex = number.group(1);
        boolean isByte = number.group().charAt(0) != '-'
                && (hex == null ? Integer.parseInt(number.group(2)) <= 0xFF : hex.length() <= MAX_BYTE_DIGITS);
        bytesOnly &= isByte;
        if (isByte) {
            numbers.write(hex == null ? Integer.parseInt(number.group(2)) : Integer.parseInt(hex, 16));
        }
        afterNumber = true;
    }

    private void punctuation(String item) {
        switch (item) {
            case "{" -> {
                depth++;
                begin(true);
            }
            case "}" -> {
                depth--;
                if (innermost && numbers.size() > 0 || !bytesOnly) {
                    lists.add(bytesOnly ? Optional.of(Bytes.copyOf(numbers.toByteArray())) : Optional.empty());
                }
                begin(false);
            }
            case "," -> afterNumber = false;
            case "/*" -> inComment = true;
            default -> {
                // A cast or a name.
            }
        }
    }

    private void begin(boolean inner) {
        innermost = inner;
        bytesOnly = true;
        afterNumber = false;
        numbers.reset();
    }

    boolean isInComment() {
        return inComment;
    }

    boolean isClosed() {
        return depth == 0;
    }

    /** The innermost lists that have ended, in order; empty for one with numbers that are no bytes. */
    List<Optional<Bytes>> lists() {
        return lists;
    }
}
