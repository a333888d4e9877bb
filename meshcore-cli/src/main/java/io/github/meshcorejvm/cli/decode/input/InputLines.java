package io.github.meshcorejvm.cli.decode.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines as they come, of which none fills the memory: what is behind the limit of one is left out. UTF-8, or UTF-16 if
 * a byte order mark says so. Not thread-safe.
 */
final class InputLines {

    /** Characters. */
    static final int MAX_LENGTH = 1 << 20;

    private static final int BOM_LENGTH = 3;
    private static final long PAUSE_MILLIS = 20;

    private final InputStream bytes;
    private final Reader in;
    private final char[] buffer = new char[1 << 13];
    private int at;
    private int end;
    private long number;

    InputLines(InputStream input) throws IOException {
        bytes = new BufferedInputStream(input);
        in = new InputStreamReader(bytes, charset(bytes));
    }

    private static Charset charset(InputStream bytes) throws IOException {
        bytes.mark(BOM_LENGTH);
        int first = bytes.read();
        int second = first < 0xFE && first != 0xEF ? -1 : bytes.read();
        if (first == 0xFF && second == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xFE && second == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (first != 0xEF || second != 0xBB || bytes.read() != 0xBF) {
            bytes.reset();
        }
        return StandardCharsets.UTF_8;
    }

    /** The next line; null when there is none. */
    @Nullable
    NumberedLine next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int newline = at;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            line.append(buffer, at, Math.min(newline - at, MAX_LENGTH + 1 - line.length()));
            boolean whole = newline < end;
            at = whole ? newline + 1 : end;
            if (whole) {
                break;
            }
        }
        return any ? new NumberedLine(line.toString(), ++number) : null;
    }

    /** Waits for more; false if nothing came for so long, or the input has ended. */
    boolean awaitMore(long millis) throws IOException {
        for (long waited = 0; at == end && !in.ready(); waited += PAUSE_MILLIS) {
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
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
