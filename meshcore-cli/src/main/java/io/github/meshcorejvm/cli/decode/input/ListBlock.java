package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of bytes in hex that end with commas, all but the last, as {@code xxd -i} writes them without a file name. */
final class ListBlock implements Block {

    private static final int MAX_LENGTH = 1 << 16;
    private static final Pattern ITEM = Pattern.compile("\\G0[xX]([0-9a-fA-F]{1,2})\\s*+(?:,\\s*+|\\z)");

    private final List<NumberedLine> lines = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int length;

    static boolean begins(String text) {
        return text.endsWith(",") && bytes(text).isPresent();
    }

    @Override
    public Taken take(NumberedLine line) {
        String text = line.stripped();
        Optional<Bytes> taken = length > MAX_LENGTH ? Optional.empty() : bytes(text);
        if (taken.isEmpty()) {
            return Taken.NOT_MINE;
        }
        lines.add(line);
        length += text.length();
        bytes.writeBytes(taken.get().toByteArray());
        return text.endsWith(",") ? Taken.MORE : Taken.LAST;
    }

    /** The bytes, if there is nothing else. */
    private static Optional<Bytes> bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher item = ITEM.matcher(text);
        int end = 0;
        while (item.find()) {
            bytes.write(Integer.parseInt(item.group(1), 16));
            end = item.end();
        }
        return end > 0 && end == text.length() ? Optional.of(Bytes.copyOf(bytes.toByteArray())) : Optional.empty();
    }

    @Override
    public Result end() {
        String text =
                String.join("\n", lines.stream().map(NumberedLine::stripped).toList());
        return Result.of(new Found.Frame(
                Bytes.copyOf(bytes.toByteArray()), text, lines.get(0).number(), Optional.empty()));
    }

    @Override
    public boolean mayEnd() {
        return true;
    }
}
