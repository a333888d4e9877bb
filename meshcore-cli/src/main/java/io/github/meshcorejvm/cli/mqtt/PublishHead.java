package io.github.meshcorejvm.cli.mqtt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes before the payload of a PUBLISH, in a form that Paho accepts: its receiver thread ends on an unsupported topic or
 * quality of service, and a message that the broker keeps would end each later connection too. Such a message keeps its packet
 * identifier and payload, so that it is acknowledged, and gets a topic that no message can have.
 *
 * @param first the first byte of the packet
 * @param bytes topic and packet identifier
 * @param payload how many bytes of payload follow
 */
record PublishHead(int first, byte[] bytes, int payload) {

    private static final byte[] INVALID_TOPIC = InboundMessage.INVALID_TOPIC.getBytes(StandardCharsets.US_ASCII);
    private static final int PUBLISH = 0x30;
    private static final int RETAIN = 1;
    private static final int FLAGS_WITH_DUP = 0x0F;
    private static final int ID_BYTES = 2;

    /** Reads the head of a packet of {@code remaining} bytes that begins with {@code first}. */
    static PublishHead read(InputStream from, int first, int remaining) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (remaining < 2) {
            return unreadable(in, first, remaining);
        }
        int topicLength = in.readUnsignedShort();
        int left = remaining - 2;
        int qos = first >> 1 & 3;
        int idLength = qos == 0 ? 0 : ID_BYTES;
        if (topicLength + idLength > left) {
            return unreadable(in, first, left);
        }
        byte[] topic = in.readNBytes(topicLength);
        if (topic.length < topicLength) {
            throw new IOException("the connection ended inside a packet");
        }
        int id = idLength == 0 ? 0 : in.readUnsignedShort();
        left -= topicLength + idLength;
        boolean valid = TopicName.isValid(topic) && qos < 3;
        // Without an identifier it cannot be acknowledged.
        int passedQos = id == 0 ? 0 : qos == 3 ? 1 : qos;
        int flags = passedQos == 0 ? first & RETAIN : first & FLAGS_WITH_DUP & ~0x06 | passedQos << 1;
        byte[] name = valid ? topic : INVALID_TOPIC;
        return new PublishHead(PUBLISH | flags, compose(name, id), left);
    }

    /** A packet with an incomplete topic or identifier: it cannot be used. */
    private static PublishHead unreadable(InputStream in, int first, int left) throws IOException {
        in.skipNBytes(left);
        return new PublishHead(PUBLISH | first & RETAIN, compose(INVALID_TOPIC, 0), 0);
    }

    private static byte[] compose(byte[] name, int id) {
        byte[] bytes = new byte[2 + name.length + (id == 0 ? 0 : ID_BYTES)];
        bytes[0] = (byte) (name.length >> 8);
        bytes[1] = (byte) name.length;
        System.arraycopy(name, 0, bytes, 2, name.length);
        if (id != 0) {
            bytes[bytes.length - 2] = (byte) (id >> 8);
            bytes[bytes.length - 1] = (byte) id;
        }
        return bytes;
    }
}
