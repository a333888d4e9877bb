package io.github.meshcorejvm.cli.process;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/**
 * Publishes at least once, as fast as the broker takes it: MQTT 3.1.1 written out, for a client library takes more of the
 * machine than what is to be measured. Confined to one thread.
 */
final class FastPublisher implements AutoCloseable {

    private static final int MAX_UNACKNOWLEDGED = 5_000;
    private static final int PUBLISH_QOS_1 = 0x32;

    private final Socket socket;
    private final DataOutputStream out;
    private final Semaphore room = new Semaphore(MAX_UNACKNOWLEDGED);
    private int lastId;

    FastPublisher(Mosquitto broker) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), broker.port());
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
        out.write(new byte[] {0x10, 16, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 4, 'f', 'a', 's', 't'});
        out.flush();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        if (in.readInt() != 0x20020000) {
            throw new IOException("the broker refuses the connection");
        }
        Thread acknowledged = new Thread(() -> count(in), "acknowledged");
        acknowledged.setDaemon(true);
        acknowledged.start();
    }

    void publish(String topic, byte[] body) throws IOException, InterruptedException {
        if (!room.tryAcquire()) {
            out.flush();
            room.acquire();
        }
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        out.write(PUBLISH_QOS_1);
        int length = 2 + name.length + 2 + body.length;
        for (; length > 127; length >>= 7) {
            out.write(length & 127 | 128);
        }
        out.write(length);
        out.writeShort(name.length);
        out.write(name);
        lastId = lastId % 0xFFFF + 1;
        out.writeShort(lastId);
        out.write(body);
    }

    /** Waits until the broker has taken everything. */
    void finish() throws IOException, InterruptedException {
        out.flush();
        room.acquire(MAX_UNACKNOWLEDGED);
        room.release(MAX_UNACKNOWLEDGED);
    }

    /** Acknowledgements are four bytes each. */
    private void count(DataInputStream in) {
        try {
            while (true) {
                in.readInt();
                room.release();
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
