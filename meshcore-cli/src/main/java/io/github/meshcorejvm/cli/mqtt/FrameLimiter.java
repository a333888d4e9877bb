package io.github.meshcorejvm.cli.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes MQTT packets on, and truncates PUBLISH packets so that no stranger's message fills the memory: an MQTT 3.1.1 client
 * cannot announce to its broker the maximum size of a packet, and Paho allocates as much as a length field claims. A truncated
 * message is still over the size limit of messages, so that it is counted and acknowledged as too large. Packets on which Paho
 * would fail are passed on in another form ({@link PublishHead}), end the connection, or are dropped ({@link BrokerPacket}).
 * Messages that need no handshake, all but those of quality of service 2, are delivered here: Paho would pass each to another
 * thread through a queue of ten, which takes more time than all the rest. Not thread-safe; confined to the thread that
 * receives.
 */
final class FrameLimiter extends PassingInput {

    /** Maximum size of a topic with its length, packet identifier, and one byte more than the maximum payload that is read. */
    static final int MAX_REMAINING = 2 + 65_535 + 2 + 64 * 1024 + 1;

    private static final int PUBLISH = 3;
    private static final int EXACTLY_ONCE = 2;
    private static final byte[] NOTHING = {};
    private static final int MAX_LENGTH_BYTES = 4;

    private final Delivery delivery;
    private byte[] head = NOTHING;
    private int headAt;
    private int bodyLeft;
    private int surplus;

    /** Takes messages, on the thread that receives. */
    @FunctionalInterface
    interface Delivery {
        /** Takes a message; its payload is truncated if it is too long. */
        void take(PublishHead head, byte[] payload);
    }

    FrameLimiter(InputStream in, Delivery delivery) {
        super(in);
        this.delivery = delivery;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (headAt == head.length && bodyLeft == 0) {
            in.skipNBytes(surplus);
            surplus = 0;
            if (!readHead()) {
                return -1;
            }
        }
        if (headAt < head.length) {
            int count = Math.min(length, head.length - headAt);
            System.arraycopy(head, headAt, target, offset, count);
            headAt += count;
            return count;
        }
        int count = in.read(target, offset, Math.min(length, bodyLeft));
        bodyLeft -= Math.max(0, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return head.length - headAt + Math.min(bodyLeft, in.available());
    }

    /** Reads the head of a packet and prepares the packet to pass on, empty if none; false at the end of the stream. */
    private boolean readHead() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        int remaining = readLength();
        headAt = 0;
        if (first >> 4 != PUBLISH) {
            head = BrokerPacket.read(in, first, remaining);
            return true;
        }
        PublishHead publish = PublishHead.read(in, first, remaining);
        int kept = Math.min(publish.payload(), MAX_REMAINING - publish.size());
        surplus = publish.payload() - kept;
        if (publish.qos() == EXACTLY_ONCE) {
            bodyLeft = kept;
            head = withFixedHeader(publish);
        } else {
            head = NOTHING;
            deliver(publish, kept);
        }
        return true;
    }

    private void deliver(PublishHead publish, int length) throws IOException {
        byte[] payload = new byte[length];
        if (in.readNBytes(payload, 0, length) < length) {
            throw new EOFException("the connection ended inside a packet");
        }
        delivery.take(publish, payload);
    }

    private byte[] withFixedHeader(PublishHead publish) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(publish.first());
        int rest = publish.size() + bodyLeft;
        for (; rest >= 0x80; rest >>>= 7) {
            bytes.write(rest & 0x7F | 0x80);
        }
        bytes.write(rest);
        bytes.writeBytes(publish.bytes());
        return bytes.toByteArray();
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
        throw new IOException("the broker sent a packet with an invalid length");
    }
}
