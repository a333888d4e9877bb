package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A hex dump. It ends at its last offset, at a line that does not continue it, or where another dump begins. */
final class DumpBlock implements Block {

    /** No packet is longer; an error message need not contain more. */
    private static final int MAX_BYTES = 512;

    private final List<String> text = new ArrayList<>();
    private Bytes bytes = Bytes.EMPTY;
    private Bytes previous = Bytes.EMPTY;
    private boolean repeats;
    private long first;

    @Override
    public Taken take(NumberedLine line) {
        if (text.isEmpty()) {
            first = line.number();
        }
        if (line.stripped().equals("*")) {
            repeats = true;
            return Taken.MORE;
        }
        Optional<DumpLine> parsed = DumpLine.of(line.stripped());
        if (parsed.isEmpty() || !text.isEmpty() && parsed.get().offset() == 0) {
            return Taken.NOT_MINE;
        }
        while (repeats && bytes.size() < parsed.get().offset() && bytes.size() < MAX_BYTES) {
            bytes = bytes.concat(previous);
        }
        repeats = false;
        if (parsed.get().offset() != bytes.size() || bytes.size() >= MAX_BYTES) {
            return Taken.NOT_MINE;
        }
        text.add(line.stripped());
        previous = parsed.get().bytes();
        bytes = bytes.concat(previous);
        return previous.isEmpty() ? Taken.LAST : Taken.MORE;
    }

    @Override
    public Result end() {
        return Result.of(new Found.Frame(bytes, String.join("\n", text), first, Optional.empty()));
    }

    @Override
    public boolean mayEnd() {
        return true;
    }
}
