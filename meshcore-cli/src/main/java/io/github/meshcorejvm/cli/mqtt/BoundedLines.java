package io.github.meshcorejvm.cli.mqtt;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of which none fills the memory: the rest of one that is longer is left out. Not thread-safe. */
final class BoundedLines {

    /** Characters; a recorded message has 64 KiB, each of which may be an escape of six characters. */
    static final int MAX = 1 << 20;

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;

    BoundedLines(Reader in) {
        this.in = in;
    }

    /** The next line, without its end; null when there is none. */
    @Nullable
    String next() throws IOException {
        StringBuilder begun = new StringBuilder(0);
        for (boolean any = false; at < end || fill(); any = true) {
            int newline = at;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            boolean whole = newline < end;
            if (whole && !any) {
                String line = new String(buffer, at, newline - at);
                at = newline + 1;
                return line;
            }
            begun.append(buffer, at, Math.min(newline - at, MAX - begun.length()));
            at = whole ? newline + 1 : end;
            if (whole) {
                return begun.toString();
            }
        }
        return begun.length() == 0 ? null : begun.toString();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
