package io.github.meshcorejvm.cli.decode.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8. Not thread-safe. */
final class TranscodedInput extends InputStream {

    private static final int BLOCK = 1 << 12;

    private final InputStream bytes;
    private final Reader in;
    private final char[] characters = new char[BLOCK];
    private byte[] utf8 = new byte[0];
    private int at;

    TranscodedInput(InputStream bytes, Charset charset) {
        this.bytes = bytes;
        this.in = new InputStreamReader(bytes, charset);
    }

    @Override
    public int read() throws IOException {
        return at < utf8.length || fill() ? utf8[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0 || at == utf8.length && !fill()) {
            return length == 0 ? 0 : -1;
        }
        int copied = Math.min(length, utf8.length - at);
        System.arraycopy(utf8, at, target, from, copied);
        at += copied;
        return copied;
    }

    @Override
    public int available() throws IOException {
        return at < utf8.length ? utf8.length - at : in.ready() ? 1 : 0;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private boolean fill() throws IOException {
        int read = in.read(characters, 0, BLOCK - 1);
        if (read > 0 && Character.isHighSurrogate(characters[read - 1])) {
            // The other half of the character, of which the reader has both.
            int low = in.read();
            if (low >= 0) {
                characters[read++] = (char) low;
            }
        }
        at = 0;
        utf8 = read < 0 ? new byte[0] : new String(characters, 0, read).getBytes(StandardCharsets.UTF_8);
        return read >= 0;
    }
}
