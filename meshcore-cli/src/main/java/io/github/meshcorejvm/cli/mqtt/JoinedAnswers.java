package io.github.meshcorejvm.cli.mqtt;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Sends acknowledgements that follow one another together. Paho flushes after each packet, and a system call for each of the
 * thousand acknowledgements of a transaction takes more time than its messages. Not thread-safe; confined to the thread that
 * sends.
 */
final class JoinedAnswers extends OutputStream {

    private static final byte PUBACK = 0x40;
    private static final int PUBACK_LENGTH = 4;
    private static final int MAX_BYTES = 4096;

    private final OutputStream to;
    private final AnswersDue due;
    private final byte[] held = new byte[MAX_BYTES];
    private int size;

    /** Holds an acknowledgement back while others are {@code due}. */
    JoinedAnswers(OutputStream to, AnswersDue due) {
        this.to = to;
        this.due = due;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (length != PUBACK_LENGTH || source[offset] != PUBACK) {
            send();
            to.write(source, offset, length);
            return;
        }
        System.arraycopy(source, offset, held, size, length);
        size += length;
        if (!due.remove() || size == MAX_BYTES) {
            send();
        }
    }

    private void send() throws IOException {
        int count = size;
        size = 0;
        if (count > 0) {
            to.write(held, 0, count);
        }
    }

    /** Does not send what is held back: more follows. */
    @Override
    public void flush() throws IOException {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
