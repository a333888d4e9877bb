package io.github.meshcorejvm.cli.mqtt;

import java.io.IOException;
import java.io.InputStream;

/**
 * Passes bytes of another stream on, in blocks: single bytes and skipping go through the same method. (Java's own {@code
 * FilterInputStream} passes these on past it.)
 */
abstract class PassingInput extends InputStream {

    /** The other stream. */
    final InputStream in;

    PassingInput(InputStream in) {
        this.in = in;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
