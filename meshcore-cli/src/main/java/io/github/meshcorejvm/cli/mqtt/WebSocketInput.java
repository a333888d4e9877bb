package io.github.meshcorejvm.cli.mqtt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes inside a WebSocket's binary frames, streamed: big frames take no memory. Pings are answered, a close frame is the
 * end (RFC 6455, 5). Not thread-safe; confined to the thread that receives.
 */
final class WebSocketInput extends PassingInput {

    private static final int CONTINUATION = 0;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MAX_CONTROL = 125;

    private final DataInputStream in;
    private final WebSocketOutput answers;
    private long left;

    WebSocketInput(InputStream in, WebSocketOutput answers) {
        super(in);
        this.in = new DataInputStream(in);
        this.answers = answers;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            // Must not wait for the next frame.
            return 0;
        }
        while (left == 0) {
            if (!nextFrame()) {
                return -1;
            }
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, in.available());
    }

    /** Advances to the next data frame, which may be empty; false at the end. */
    private boolean nextFrame() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if ((second & 0x80) != 0 || length < 0) {
            throw new IOException("the broker sent a WebSocket frame that is masked or has an invalid length");
        }
        int opcode = first & 0x0F;
        switch (opcode) {
            case CONTINUATION:
            case BINARY:
                left = length;
                return true;
            case CLOSE:
                return false;
            case PING:
            case PONG:
                control(opcode, length);
                return true;
            default:
                throw new IOException("the broker sent a WebSocket frame of type " + opcode);
        }
    }

    private void control(int opcode, long length) throws IOException {
        if (length > MAX_CONTROL) {
            throw new IOException("the broker sent a WebSocket control frame of " + length + " bytes");
        }
        byte[] body = new byte[(int) length];
        in.readFully(body);
        if (opcode == PING) {
            answers.send(PONG, body, body.length);
        }
    }
}
