package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Hex of one packet that was wrapped over several lines. Lines are joined only if the first is not a complete packet, the
 * others are not packets at all, and the whole is one that more than its header shows. Tools wrap at 32 digits or more, and
 * then no line is longer than the first; at the widths that they use most, the others may be packets that nodes ignore.
 */
final class WrappedBlock implements Block {

    private static final int MAX_DIGITS = 510;
    private static final int MIN_WIDTH = 32;
    /** A packet of the maximum length has so many lines of 8 bytes. */
    private static final int MAX_LINES = 32;

    /** Dumps have 8 bytes, or several times as many, on a line. */
    private static final int WORDS = 16;
    /** Of {@code xxd -p}, {@code textwrap} of Python, and mail. */
    private static final Set<Integer> USUAL_WIDTHS = Set.of(60, 70, 72, 76);

    private final List<NumberedLine> lines = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();
    /** How many of the lines form a packet; 0 if none do. */
    private int whole;

    static boolean begins(NumberedLine line) {
        return isPiece(line) && !(line.isBytes() && FrameShape.isWhole(line.bytes()));
    }

    private static boolean isPiece(NumberedLine line) {
        int length = line.stripped().length();
        return line.isHex() && length >= 2 && length <= MAX_DIGITS;
    }

    private static OptionalInt version(NumberedLine line) {
        return line.isBytes() ? FrameShape.version(line.bytes()) : OptionalInt.empty();
    }

    @Override
    public Taken take(NumberedLine line) {
        String text = line.stripped();
        if (lines.size() == MAX_LINES || digits.length() + text.length() > MAX_DIGITS) {
            return Taken.NOT_MINE;
        }
        if (!lines.isEmpty() && !follows(line)) {
            return Taken.NOT_MINE;
        }
        lines.add(line);
        digits.append(text);
        if (lines.size() > 1 && isWhole()) {
            whole = lines.size();
        }
        // Text is wrapped at one width: a line with another width is the last.
        return text.length() == width() ? Taken.MORE : Taken.LAST;
    }

    private boolean follows(NumberedLine line) {
        if (!isPiece(line) || isAsWrapped() && line.stripped().length() > width()) {
            return false;
        }
        OptionalInt version = version(line);
        // Pieces of ciphertext often look like packets of the versions that nodes ignore.
        return version.isEmpty() || version.getAsInt() != 0 && isAsWrapped() && (isUsualWidth() || !isFirstPacket());
    }

    /** Whether the first line would be a packet by itself, so that the lines may be a list. */
    private boolean isFirstPacket() {
        NumberedLine first = lines.get(0);
        return first.isBytes() && FrameShape.isWellFormed(first.bytes());
    }

    private boolean isUsualWidth() {
        return width() % WORDS == 0 || USUAL_WIDTHS.contains(width());
    }

    /** Whether the first line is as long as tools make it. */
    private boolean isAsWrapped() {
        return width() >= MIN_WIDTH;
    }

    private int width() {
        return lines.get(0).stripped().length();
    }

    private boolean isWhole() {
        return digits.length() % 2 == 0 && FrameShape.isDistinct(Bytes.ofHex(digits));
    }

    @Override
    public Result end() {
        if (whole == 0) {
            return new Result(List.of(), lines);
        }
        List<String> pieces =
                lines.subList(0, whole).stream().map(NumberedLine::stripped).toList();
        Found packet = new Found.Frame(
                Bytes.ofHex(String.join("", pieces)),
                String.join("\n", pieces),
                lines.get(0).number(),
                Optional.empty());
        return new Result(List.of(packet), lines.subList(whole, lines.size()));
    }

    @Override
    public boolean mayEnd() {
        return true;
    }
}
