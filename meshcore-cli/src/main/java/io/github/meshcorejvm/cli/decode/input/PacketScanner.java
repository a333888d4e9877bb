package io.github.meshcorejvm.cli.decode.input;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds packets in lines as they arrive. A packet on a single line is passed on at once; one that may continue over several
 * lines, when it is complete. Not thread-safe.
 */
final class PacketScanner {

    /** The text that {@code xxd -i} writes after an array. */
    private static final Pattern ARRAY_LENGTH = Pattern.compile("unsigned int \\w+_len = \\d+;");

    private final Consumer<Found> sink;
    private final Deque<NumberedLine> again = new ArrayDeque<>();
    private @Nullable Block open;
    /** Whether a JSON array has begun that is read element by element. */
    private boolean inArray;

    PacketScanner(Consumer<Found> sink) {
        this.sink = sink;
    }

    void line(NumberedLine line) {
        again.add(line);
        while (!again.isEmpty()) {
            one(again.remove());
        }
    }

    /** No input for a moment: a block that may be complete is complete. */
    void pause() {
        if (open != null && open.mayEnd()) {
            close();
        }
    }

    /** Whether lines are held back that {@link #pause()} would pass on. */
    boolean isWaiting() {
        return open != null && open.mayEnd();
    }

    void end() {
        while (open != null) {
            close();
        }
    }

    private void one(NumberedLine line) {
        if (open != null) {
            Block.Taken taken = open.take(line);
            if (taken == Block.Taken.MORE) {
                return;
            }
            Block.Result result = open.end();
            open = null;
            if (taken == Block.Taken.NOT_MINE) {
                again.addFirst(line);
            }
            pass(result);
            return;
        }
        if (!isSkipped(line.stripped())) {
            begin(line);
        }
    }

    private void begin(NumberedLine line) {
        if (line.text().length() > InputLines.MAX_LENGTH) {
            sink.accept(new Found.Unreadable(
                    line.text().substring(0, 100),
                    line.number(),
                    InputLines.MAX_LENGTH,
                    "line longer than " + InputLines.MAX_LENGTH + " characters"));
            return;
        }
        Optional<Block> block = blockOf(line);
        if (block.isEmpty()) {
            new LineReader(line).read().forEach(sink);
        } else if (block.get().take(line) == Block.Taken.LAST) {
            pass(block.get().end());
        } else {
            open = block.get();
        }
    }

    private Optional<Block> blockOf(NumberedLine line) {
        if (line.isHex()) {
            // Everything else begins with other characters, or has some.
            return WrappedBlock.begins(line) ? Optional.of(new WrappedBlock()) : Optional.empty();
        }
        String text = line.stripped();
        if (text.equals("[")) {
            inArray = true;
        }
        if (JsonBlock.begins(text)) {
            return Optional.of(new JsonBlock());
        } else if (DumpLine.begins(text)) {
            return Optional.of(new DumpBlock());
        } else if (ArrayBlock.begins(text)) {
            return Optional.of(new ArrayBlock());
        } else if (ListBlock.begins(text)) {
            return Optional.of(new ListBlock());
        } else if (SerialBlock.begins(text)) {
            return Optional.of(new SerialBlock());
        }
        return Optional.empty();
    }

    /** Blank lines and comments, and the punctuation between elements of an array. */
    private boolean isSkipped(String text) {
        if (text.isEmpty()
                || text.startsWith("#")
                || text.startsWith("//")
                || text.startsWith("unsigned int") && ARRAY_LENGTH.matcher(text).matches()) {
            return true;
        }
        if (inArray && (text.startsWith("]") || text.equals(","))) {
            inArray = inArray && !text.startsWith("]");
            return true;
        }
        return false;
    }

    private void close() {
        Block block = open;
        if (block != null) {
            open = null;
            pass(block.end());
            while (!again.isEmpty()) {
                one(again.remove());
            }
        }
    }

    private void pass(Block.Result result) {
        result.found().forEach(sink);
        List<NumberedLine> lines = result.again();
        // If nothing was found, the first line does not begin a block after all; later ones may.
        boolean single = result.found().isEmpty() && !lines.isEmpty();
        for (int i = lines.size() - 1; i >= (single ? 1 : 0); i--) {
            again.addFirst(lines.get(i));
        }
        if (single) {
            new LineReader(lines.get(0)).read().forEach(sink);
        }
    }
}
