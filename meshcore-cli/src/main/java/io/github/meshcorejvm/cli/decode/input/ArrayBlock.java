package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes in source code: an array in braces (or of arrays, each a packet), or lines of numbers that end with commas; {@code xxd
 * -i} writes both.
 */
final class ArrayBlock implements Block {

    private static final int MAX_LENGTH = 1 << 16;
    private static final Pattern DECLARATION =
            Pattern.compile("[^\"{]*=[^\"{]*\\{[^\"]*|[^\"{]*\\[\\s*\\d*\\s*\\]\\s*\\{[^\"]*");
    private static final Pattern NUMBER = Pattern.compile("0[xX]([0-9a-fA-F]{1,2})|\\d{1,3}");
    private static final Pattern LIST =
            Pattern.compile("(?:(?:0[xX][0-9a-fA-F]{1,2})\\s*,\\s*)+(?:(?:0[xX][0-9a-fA-F]{1,2})\\s*)?");
    private static final Pattern INNERMOST = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    private final List<NumberedLine> lines = new ArrayList<>();
    private int length;
    private boolean braces;

    static boolean begins(String text) {
        return text.indexOf('{') >= 0 && DECLARATION.matcher(text).matches()
                || text.endsWith(",") && LIST.matcher(text).matches();
    }

    @Override
    public Taken take(NumberedLine line) {
        String text = line.stripped();
        if (lines.isEmpty()) {
            braces = text.contains("{");
        } else if (!braces
                && !LIST.matcher(text.endsWith(",") ? text : text + ",").matches()) {
            return Taken.NOT_MINE;
        } else if (length > MAX_LENGTH) {
            return Taken.NOT_MINE;
        }
        lines.add(line);
        length += text.length();
        boolean complete = braces ? isBalanced(withoutComments()) : !text.endsWith(",");
        return complete ? Taken.LAST : Taken.MORE;
    }

    @Override
    public Result end() {
        String text = withoutComments();
        String given =
                String.join("\n", lines.stream().map(NumberedLine::stripped).toList());
        long first = lines.get(0).number();
        List<Found> found = new ArrayList<>();
        if (braces) {
            Matcher array = INNERMOST.matcher(text);
            while (array.find()) {
                bytes(array.group(1)).ifPresent(it -> found.add(new Found.Frame(it, given, first, Optional.empty())));
            }
        } else {
            bytes(text).ifPresent(it -> found.add(new Found.Frame(it, given, first, Optional.empty())));
        }
        if (found.isEmpty()) {
            found.add(new Found.Unreadable(given, first, 0, "array is not a list of bytes, or is not closed"));
        }
        return new Result(found, List.of());
    }

    @Override
    public boolean mayEnd() {
        return !braces;
    }

    private String withoutComments() {
        String text = String.join("\n", lines.stream().map(NumberedLine::text).toList());
        return COMMENT.matcher(text).replaceAll(" ");
    }

    private static boolean isBalanced(String text) {
        long opened = text.chars().filter(c -> c == '{').count();
        return opened <= text.chars().filter(c -> c == '}').count();
    }

    /** The numbers, in hex or decimal, ignoring casts and the like; empty if there is none, or one is over 255. */
    private static Optional<Bytes> bytes(String text) {
        StringBuilder hex = new StringBuilder();
        for (String item : text.split(",")) {
            String number = item.replaceAll("\\([^)]*\\)", "").strip().replaceAll("[uU]$", "");
            if (number.isEmpty()) {
                continue;
            }
            Matcher matcher = NUMBER.matcher(number);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int value = matcher.group(1) == null ? Integer.parseInt(number) : Integer.parseInt(matcher.group(1), 16);
            if (value > 0xFF) {
                return Optional.empty();
            }
            hex.append(Bytes.copyOf((byte) value).toHex());
        }
        return hex.length() == 0 ? Optional.empty() : Optional.of(Bytes.ofHex(hex));
    }
}
