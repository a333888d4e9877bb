package io.github.meshcorejvm.cli.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A packet other than PUBLISH, as passed on to Paho. A packet that a broker must never send ends the connection with a message;
 * an answer to no request (this client publishes nothing) is dropped.
 */
final class BrokerPacket {

    private static final int CONNACK = 2;
    private static final int PUBACK = 4;
    private static final int PUBREC = 5;
    private static final int PUBREL = 6;
    private static final int PUBCOMP = 7;
    private static final int SUBACK = 9;
    private static final int UNSUBACK = 11;
    private static final int PINGRESP = 13;
    private static final int REFUSED = 0x80;
    private static final int HIGHEST_QOS = 2;

    private BrokerPacket() {}

    /** Reads the rest of a packet that begins with {@code first}; empty if it must not be passed on. */
    static byte[] read(InputStream in, int first, int remaining) throws IOException {
        int type = first >> 4;
        int expected = length(type);
        if (type == CONNACK && remaining > expected) {
            throw new IOException("the broker answered with " + remaining + " bytes instead of " + expected
                    + ", as MQTT 5 does: allow MQTT 3.1.1 there");
        }
        if (remaining != expected) {
            throw new IOException("the broker sent a packet of type " + type + " with " + remaining + " bytes");
        }
        byte[] packet = new byte[2 + remaining];
        if (in.readNBytes(packet, 2, remaining) < remaining) {
            throw new EOFException("the connection ended inside a packet");
        }
        // Reserved bits have no meaning; those of PUBREL are fixed.
        packet[0] = (byte) (type << 4 | (type == PUBREL ? 2 : 0));
        packet[1] = (byte) remaining;
        if (type == SUBACK && (packet[4] & 0xFF) > HIGHEST_QOS) {
            packet[4] = (byte) REFUSED;
        }
        boolean unasked = type == PUBACK || type == PUBREC || type == PUBCOMP;
        boolean unnumbered = type == PUBREL && packet[2] == 0 && packet[3] == 0;
        return unasked || unnumbered ? new byte[0] : packet;
    }

    private static int length(int type) throws IOException {
        return switch (type) {
            case CONNACK, PUBACK, PUBREC, PUBREL, PUBCOMP, UNSUBACK -> 2;
            // Each SUBSCRIBE has only one filter.
            case SUBACK -> 3;
            case PINGRESP -> 0;
            default -> throw new IOException("the broker sent a packet of type " + type);
        };
    }
}
