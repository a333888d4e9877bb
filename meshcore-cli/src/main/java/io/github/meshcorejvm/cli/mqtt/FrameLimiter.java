package io.github.meshcorejvm.cli.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes MQTT packets on, and cuts PUBLISH packets so that no stranger's message fills the memory: a client of MQTT
 * 3.1.1 cannot tell its broker the largest packet that it takes, and Paho reserves what a length field claims. What is
 * left of a cut message is still over the limit that messages have, so that it is counted and acknowledged as too large.
 * Not thread-safe; confined to the thread that receives.
 */
final class FrameLimiter extends InputStream {

    /** Longest topic with its length, packet identifier, and one byte more than the longest payload that is read. */
    static final int MAX_REMAINING = 2 + 65_535 + 2 + 64 * 1024 + 1;

    private static final int PUBLISH = 3;
    private static final int MAX_LENGTH_BYTES = 4;

    private final InputStream in;
    private final byte[] header = new byte[1 + MAX_LENGTH_BYTES];
    private int headerAt;
    private int headerEnd;
    private int bodyLeft;
    private int surplus;

    FrameLimiter(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (headerAt == headerEnd && bodyLeft == 0) {
            in.skipNBytes(surplus);
            surplus = 0;
            if (!readHeader()) {
                return -1;
            }
        }
        if (headerAt < headerEnd) {
            int count = Math.min(length, headerEnd - headerAt);
            System.arraycopy(header, headerAt, target, offset, count);
            headerAt += count;
            return count;
        }
        int count = in.read(target, offset, Math.min(length, bodyLeft));
        bodyLeft -= Math.max(0, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return headerEnd - headerAt + Math.min(bodyLeft, in.available());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads a fixed header and writes the one to pass on; false at the end of the stream. */
    private boolean readHeader() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        int remaining = readLength();
        int passed = Math.min(remaining, MAX_REMAINING);
        if (passed < remaining && first >> 4 != PUBLISH) {
            throw new IOException("the broker sent a packet of type " + (first >> 4) + " with " + remaining + " bytes");
        }
        header[0] = (byte) first;
        headerEnd = 1;
        headerAt = 0;
        for (int rest = passed; ; rest >>>= 7) {
            boolean last = rest < 0x80;
            header[headerEnd++] = (byte) (last ? rest : rest & 0x7F | 0x80);
            if (last) {
                break;
            }
        }
        bodyLeft = passed;
        surplus = remaining - passed;
        return true;
    }

    private int readLength() throws IOException {
        int length = 0;
        for (int i = 0; i < MAX_LENGTH_BYTES; i++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended inside a packet");
            }
            length |= (next & 0x7F) << 7 * i;
            if (next < 0x80) {
                return length;
            }
        }
        throw new IOException("the broker sent a packet whose length cannot be read");
    }
}
