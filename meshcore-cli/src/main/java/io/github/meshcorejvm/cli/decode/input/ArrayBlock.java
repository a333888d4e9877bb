package io.github.meshcorejvm.cli.decode.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes in source code: an array in braces, or of arrays, each a packet. It ends before the first line that cannot be part of
 * it, since braces are in lines of logs too.
 */
final class ArrayBlock implements Block {

    private static final int MAX_LENGTH = 1 << 16;
    /** A longer comment is none: its lines may be packets. */
    private static final int MAX_COMMENT_LINES = 16;

    private static final Pattern SIZE = Pattern.compile("\\[\\s*+\\d*+\\s*+\\]\\s*+\\z");

    private final List<NumberedLine> lines = new ArrayList<>();
    private final ArrayText array = new ArrayText();
    private int length;
    private boolean closed;
    /** How many of the last lines are only comment, which has not ended. */
    private int commented;

    static boolean begins(String text) {
        int brace = text.indexOf('{');
        if (brace < 0) {
            return false;
        }
        String declaration = text.substring(0, brace);
        return declaration.indexOf('"') < 0
                && (declaration.indexOf('=') >= 0 || SIZE.matcher(declaration).find())
                && new ArrayText().add(text.substring(brace));
    }

    @Override
    public Taken take(NumberedLine line) {
        String text = line.stripped();
        boolean inComment = array.isInComment();
        if (length > MAX_LENGTH
                || commented >= MAX_COMMENT_LINES
                || !array.add(lines.isEmpty() ? text.substring(text.indexOf('{')) : text)) {
            return Taken.NOT_MINE;
        }
        lines.add(line);
        length += text.length();
        commented = inComment && array.isInComment() ? commented + 1 : 0;
        closed = array.isClosed();
        return closed ? Taken.LAST : Taken.MORE;
    }

    @Override
    public Result end() {
        if (!closed) {
            return notClosed();
        }
        String text = text(lines);
        long first = lines.get(0).number();
        List<Found> found = new ArrayList<>();
        array.lists()
                .forEach(list -> found.add(list.<Found>map(
                                bytes -> new Found.Frame(bytes, text, first, Optional.empty()))
                        .orElseGet(() -> new Found.Unreadable(text, first, 0, "array has numbers that are no bytes"))));
        return new Result(found, found.isEmpty() ? lines : List.of());
    }

    /** Lines of numbers alone are part of the error: each by itself would look like hex. */
    private Result notClosed() {
        int numbers = lines.size() - commented;
        return numbers == 1
                ? new Result(List.of(), lines)
                : new Result(
                        List.of(new Found.Unreadable(
                                text(lines.subList(0, numbers)), lines.get(0).number(), 0, "array is not closed")),
                        lines.subList(numbers, lines.size()));
    }

    private static String text(List<NumberedLine> lines) {
        return String.join("\n", lines.stream().map(NumberedLine::stripped).toList());
    }

    @Override
    public boolean mayEnd() {
        return commented > 0;
    }
}
