package io.github.meshcorejvm.cli.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines of limited length: the rest of a longer line is dropped. Not thread-safe. */
final class BoundedLines {

    /** In bytes: a recorded message has up to 64 KiB, each byte of which may be an escape of six characters. */
    static final int MAX = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    BoundedLines(InputStream in) {
        this.in = in;
    }

    /** The next line, without its end; null when there is none. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
        for (boolean any = false; at < end || fill(); any = true) {
            int newline = at;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            boolean whole = newline < end;
            if (whole && !any) {
                byte[] line = Arrays.copyOfRange(buffer, at, newline);
                at = newline + 1;
                return line;
            }
            begun.write(buffer, at, Math.min(newline - at, MAX - begun.size()));
            at = whole ? newline + 1 : end;
            if (whole) {
                return begun.toByteArray();
            }
        }
        return begun.size() == 0 ? null : begun.toByteArray();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
