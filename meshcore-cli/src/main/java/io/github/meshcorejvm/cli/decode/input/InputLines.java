package io.github.meshcorejvm.cli.decode.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines as they arrive, up to a maximum length: the rest of a longer line is dropped. They end with a line feed, a
 * carriage return, or both. The encoding is that of {@link Utf8Input}. Not thread-safe.
 */
final class InputLines {

    /** In characters. */
    static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_BYTES = 3 * (MAX_LENGTH + 1);
    private static final int BLOCK = 1 << 16;
    private static final long PAUSE_MILLIS = 20;

    private final InputStream in;
    private final byte[] buffer = new byte[BLOCK];
    private int at;
    private int end;
    /** From {@link #at} up to here no line ends. */
    private int searched;
    /** Whether a line feed that comes next belongs to the carriage return before it. */
    private boolean returned;

    private long number;

    InputLines(InputStream input) throws IOException {
        in = Utf8Input.of(input);
    }

    /** The next line; null when there is none. */
    @Nullable
    NumberedLine next() throws IOException {
        if (at == end && !fill()) {
            return null;
        }
        int newline = newline();
        if (newline < end) {
            String line = text(buffer, at, newline - at);
            skipLine(newline);
            return new NumberedLine(line, ++number);
        }
        return new NumberedLine(longLine(), ++number);
    }

    /** A line that continues after this block. */
    private String longLine() throws IOException {
        byte[] line = new byte[0];
        boolean whole = false;
        while (!whole && (at < end || fill())) {
            int newline = newline();
            int length = Math.min(newline - at, MAX_BYTES - line.length);
            if (length > 0) {
                line = Arrays.copyOf(line, line.length + length);
                System.arraycopy(buffer, at, line, line.length - length, length);
            }
            whole = newline < end;
            if (whole) {
                skipLine(newline);
            } else {
                skipTo(end);
            }
        }
        String text = text(line, 0, line.length);
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH + 1) : text;
    }

    /** The index of the next end of a line in the block, or the block's end. */
    private int newline() {
        int newline = searched;
        while (newline < end && buffer[newline] != '\n' && buffer[newline] != '\r') {
            newline++;
        }
        searched = newline;
        return newline;
    }

    private void skipLine(int newline) {
        returned = buffer[newline] == '\r';
        skipTo(newline + 1);
        skipFeed();
    }

    private void skipFeed() {
        if (returned && at < end) {
            returned = false;
            if (buffer[at] == '\n') {
                skipTo(at + 1);
            }
        }
    }

    private void skipTo(int index) {
        at = index;
        searched = index;
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    /** Whether the next line can be read without waiting for its end, as far as can be told. */
    boolean isLineThere() throws IOException {
        return newline() < end || in.available() >= BLOCK;
    }

    /** Waits for the next line; false if nothing came for so long, or the input has ended. */
    boolean awaitMore(long millis) throws IOException {
        for (long waited = 0; !isLineThere(); waited += PAUSE_MILLIS) {
            if (waited >= millis) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        do {
            skipTo(0);
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            skipFeed();
        } while (end > 0 && at == end);
        return end > 0;
    }
}
