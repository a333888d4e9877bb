package io.github.meshcorejvm.cli.mqtt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What is before the payload of a PUBLISH, in a form that Paho accepts: its receiver thread ends on an unsupported topic or
 * quality of service, and a message that the broker keeps would end each later connection too. Such a message keeps its packet
 * identifier and payload, so that it is acknowledged, and Paho gets a topic that no message can have.
 *
 * @param first the first byte of the packet
 * @param topic as received, in UTF-8 unless it is malformed
 * @param valid whether Paho accepts the topic
 * @param id the packet identifier, 0 for none
 * @param payload how many bytes of payload follow
 */
record PublishHead(int first, byte[] topic, boolean valid, int id, int payload) {

    private static final byte[] INVALID_TOPIC = InboundMessage.INVALID_TOPIC.getBytes(StandardCharsets.US_ASCII);
    private static final int PUBLISH = 0x30;
    private static final int RETAIN = 1;
    private static final int DUP = 8;
    private static final int FLAGS_WITH_DUP = 0x0F;
    private static final int LENGTH_BYTES = 2;
    private static final int ID_BYTES = 2;

    /** Reads the head of a packet of {@code remaining} bytes that begins with {@code first}. */
    static PublishHead read(InputStream from, int first, int remaining) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (remaining < LENGTH_BYTES) {
            return unreadable(in, first, remaining);
        }
        int topicLength = in.readUnsignedShort();
        int left = remaining - LENGTH_BYTES;
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
        return new PublishHead(PUBLISH | flags, topic, valid, id, left);
    }

    /** A packet with an incomplete topic or identifier: it cannot be used. */
    private static PublishHead unreadable(InputStream in, int first, int left) throws IOException {
        in.skipNBytes(left);
        return new PublishHead(PUBLISH | first & RETAIN, INVALID_TOPIC, false, 0, 0);
    }

    /** The quality of service, 0 to 2. */
    int qos() {
        return first >> 1 & 3;
    }

    /** Whether the broker had kept the message from before the subscription. */
    boolean isRetained() {
        return (first & RETAIN) != 0;
    }

    /** Whether the broker says that it has sent the message before. */
    boolean isSentAgain() {
        return (first & DUP) != 0;
    }

    /** The bytes between the fixed header and the payload, as passed to Paho. */
    int size() {
        return LENGTH_BYTES + passedTopic().length + (id == 0 ? 0 : ID_BYTES);
    }

    private byte[] passedTopic() {
        return valid ? topic : INVALID_TOPIC;
    }

    /** Topic and packet identifier as passed to Paho. */
    byte[] bytes() {
        byte[] bytes = new byte[size()];
        byte[] passed = passedTopic();
        bytes[0] = (byte) (passed.length >> 8);
        bytes[1] = (byte) passed.length;
        System.arraycopy(passed, 0, bytes, LENGTH_BYTES, passed.length);
        if (id != 0) {
            bytes[bytes.length - 2] = (byte) (id >> 8);
            bytes[bytes.length - 1] = (byte) id;
        }
        return bytes;
    }
}
