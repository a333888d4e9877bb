package io.github.meshcorejvm.cli.decode.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;

/** The text of a file or pipe as UTF-8: it may be UTF-16 if a byte order mark says so, as PowerShell writes it. */
public final class Utf8Input {

    private static final int BOM_LENGTH = 3;

    private Utf8Input() {}

    /** The same text without its mark; waits only for the bytes that may be one. */
    public static InputStream of(InputStream input) throws IOException {
        PushbackInputStream start = new PushbackInputStream(input, BOM_LENGTH);
        byte[] mark = new byte[BOM_LENGTH];
        int length = readMark(start, mark);
        if (length == 0) {
            // A terminal would be read on after its end.
            return InputStream.nullInputStream();
        }
        if (length >= 2 && mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE) {
            start.unread(mark, 2, length - 2);
            return new TranscodedInput(start, StandardCharsets.UTF_16LE);
        }
        if (length >= 2 && mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF) {
            start.unread(mark, 2, length - 2);
            return new TranscodedInput(start, StandardCharsets.UTF_16BE);
        }
        if (!isUtf8Mark(mark, length)) {
            start.unread(mark, 0, length);
        }
        return start;
    }

    /** Reads no more than may be a mark, so that it does not wait for later input. */
    private static int readMark(InputStream in, byte[] mark) throws IOException {
        int length = 0;
        while (length < mark.length) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            mark[length++] = (byte) b;
            boolean goesOn = length == 1 ? b == 0xEF || b >= 0xFE : mark[0] == (byte) 0xEF && b == 0xBB;
            if (!goesOn) {
                break;
            }
        }
        return length;
    }

    private static boolean isUtf8Mark(byte[] mark, int length) {
        return length == BOM_LENGTH && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF;
    }
}
