package io.github.meshcorejvm.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * As much of an MQTT broker as one subscriber needs to receive one message and to acknowledge it: {@link
 * ClassArchiveTraining} has no real one at hand.
 */
final class TrainingBroker implements AutoCloseable {

    private static final int CONNECT = 1;
    private static final int PUBACK = 4;
    private static final int SUBSCRIBE = 8;
    private static final byte[] CONNACK = {0x20, 2, 0, 0};

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch acknowledged = new CountDownLatch(1);
    private final byte[] publish;

    TrainingBroker(String topic, String payload) throws IOException {
        publish = publish(topic.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8));
        Thread thread = new Thread(this::serve, "training-broker");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits until the message has been written to the database. */
    boolean awaitAcknowledgement() throws InterruptedException {
        return acknowledged.await(10, TimeUnit.SECONDS);
    }

    private static byte[] publish(byte[] topic, byte[] payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int length = 2 + topic.length + 2 + payload.length;
        out.writeByte(0x32);
        out.writeByte(0x80 | length & 0x7F);
        out.writeByte(length >> 7);
        out.writeShort(topic.length);
        out.write(topic);
        out.writeShort(1);
        out.write(payload);
        return bytes.toByteArray();
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int kind = in.readUnsignedByte() >> 4;
                byte[] body = in.readNBytes(length(in));
                if (kind == CONNECT) {
                    socket.getOutputStream().write(CONNACK);
                } else if (kind == SUBSCRIBE) {
                    socket.getOutputStream().write(new byte[] {(byte) 0x90, 3, body[0], body[1], 1});
                    socket.getOutputStream().write(publish);
                } else if (kind == PUBACK) {
                    acknowledged.countDown();
                }
            }
        } catch (IOException ended) {
            // The subscriber has closed its connection, or this has ended.
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            shift += 7;
        } while (next > 0x7F);
        return length;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
