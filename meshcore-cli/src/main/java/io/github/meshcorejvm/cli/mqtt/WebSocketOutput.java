package io.github.meshcorejvm.cli.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ThreadLocalRandom;

/** Sends the bytes written before each flush as one masked binary frame (RFC 6455, 5). Safe for use by multiple threads. */
final class WebSocketOutput extends OutputStream {

    private static final int BINARY = 2;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private final OutputStream out;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    WebSocketOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void write(int b) {
        waiting.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        waiting.write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
        if (waiting.size() > 0) {
            byte[] body = waiting.toByteArray();
            waiting.reset();
            send(BINARY, body, body.length);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Sends a single frame. */
    synchronized void send(int opcode, byte[] body, int length) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(length + 14);
        frame.write(FINAL | opcode);
        if (length < 126) {
            frame.write(MASKED | length);
        } else if (length < 1 << 16) {
            frame.write(MASKED | 126);
            frame.write(length >> 8);
            frame.write(length);
        } else {
            frame.write(MASKED | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) length >> shift));
            }
        }
        byte[] mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        frame.writeBytes(mask);
        for (int i = 0; i < length; i++) {
            frame.write(body[i] ^ mask[i & 3]);
        }
        out.write(frame.toByteArray());
        out.flush();
    }
}
