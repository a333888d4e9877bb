package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hex of one packet that was wrapped over several lines. Lines are joined only if the first is not a complete packet, the
 * others are not packets at all, and the whole is one as nodes send it.
 */
final class WrappedBlock implements Block {

    private static final int MAX_DIGITS = 510;

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

    private static boolean isWhole(CharSequence hex) {
        return hex.length() % 2 == 0 && FrameShape.isWhole(Bytes.ofHex(hex));
    }

    private static boolean isNone(NumberedLine line) {
        return !line.isBytes() || FrameShape.isNone(line.bytes());
    }

    @Override
    public Taken take(NumberedLine line) {
        String text = line.stripped();
        boolean fits = lines.isEmpty() || isPiece(line) && isNone(line);
        if (!fits || digits.length() + text.length() > MAX_DIGITS) {
            return Taken.NOT_MINE;
        }
        lines.add(line);
        digits.append(text);
        if (lines.size() > 1 && isWhole(digits)) {
            whole = lines.size();
        }
        // Text is wrapped at one width: a line with another width is the last.
        int width = lines.get(0).stripped().length();
        return lines.size() > 1 && text.length() != width ? Taken.LAST : Taken.MORE;
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
