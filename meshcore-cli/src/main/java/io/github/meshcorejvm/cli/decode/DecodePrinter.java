package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.Utf8PrintWriter;
import io.github.meshcorejvm.cli.decode.input.Found;
import io.github.meshcorejvm.cli.decode.input.FoundSink;
import io.github.meshcorejvm.store.json.Utf8Buffer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints findings in order; decodes them on several threads if there are many. Not thread-safe. */
final class DecodePrinter implements FoundSink, AutoCloseable {

    /** How many findings are decoded at once. */
    private static final int BATCH = 256;
    /** The same in characters, because one line can be long. */
    private static final int BATCH_CHARACTERS = 1 << 16;

    private final PrintWriter out;
    private final FoundView view;
    private final OrderedOutput output;
    private List<Found> batch = new ArrayList<>();
    private int characters;
    private boolean first = true;
    private volatile boolean failed;
    private volatile boolean wanted = true;
    private long withoutPacket;

    DecodePrinter(PrintWriter out, FoundView view, int threads) {
        this.out = out;
        this.view = view;
        this.output = new OrderedOutput(threads, this::print);
    }

    /** Whether something was not a packet. */
    boolean failed() {
        return failed;
    }

    /** How many messages and lines had no packet, which is no error. */
    synchronized long withoutPacket() {
        return withoutPacket;
    }

    @Override
    public void accept(Found found) {
        batch.add(found);
        characters += found.text().length();
        if (batch.size() == BATCH || characters >= BATCH_CHARACTERS) {
            submit(true);
        }
    }

    @Override
    public void flush() {
        if (!batch.isEmpty()) {
            submit(false);
        }
    }

    @Override
    public boolean isWanted() {
        return wanted;
    }

    /** Waits until everything is printed. */
    @Override
    public void close() {
        flush();
        output.close();
    }

    private void submit(boolean moreFollows) {
        List<Found> full = batch;
        batch = new ArrayList<>();
        characters = 0;
        output.print(text -> count(view.write(full, text)), moreFollows);
    }

    private synchronized void count(FoundView.Tally tally) {
        failed |= tally.failed();
        withoutPacket += tally.withoutPacket();
    }

    private void print(Utf8Buffer text) {
        if (view.isSpaced() && !first) {
            out.println();
        }
        first = false;
        Utf8PrintWriter.print(out, text);
        // Printing stops when the output is full or its reader is gone.
        wanted = !out.checkError();
    }
}
