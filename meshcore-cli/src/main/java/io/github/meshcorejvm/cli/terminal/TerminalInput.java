package io.github.meshcorejvm.cli.terminal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is typed on a terminal, up to the first Ctrl-D. The system's stream would wait for more input if it is read again. */
public final class TerminalInput extends FilterInputStream {

    private boolean ended;

    /** Reads from {@code in}. */
    public TerminalInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int count = super.read(bytes, offset, length);
        ended = count < 0;
        return count;
    }
}
