package io.github.meshcorejvm.cli.benchmark;

import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.mqtt.ReplaySource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes the messages of a recording to a broker on this machine, at a rate or as fast as the broker takes them. MQTT
 * 3.1.1 written out: a client library takes more of the machine than what is to be measured.
 *
 * <pre>
 * java -cp "meshcore-cli/target/test-classes:$(ls meshcore-cli/target/meshcore-cli-*-all.jar)" \
 *     io.github.meshcorejvm.cli.benchmark.LoadPublisher PORT QOS MESSAGES_PER_SECOND recording.jsonl
 * </pre>
 *
 * 0 messages a second are as many as can be had. Prints when it began, in nanoseconds since 1970, and the rate.
 */
public final class LoadPublisher {

    private static final byte[] CONNECT = {0x10, 16, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 4, 'l', 'o', 'a', 'd'};
    private static final int CONNACK = 0x20020000;
    private static final int MAX_UNACKNOWLEDGED = 5_000;

    private final DataOutputStream out;
    private final Semaphore room = new Semaphore(MAX_UNACKNOWLEDGED);
    private final int qos;
    private int lastId;

    private LoadPublisher(Socket socket, int qos) throws IOException {
        this.qos = qos;
        socket.setTcpNoDelay(true);
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
        out.write(CONNECT);
        out.flush();
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        if (in.readInt() != CONNACK) {
            throw new IOException("the broker refuses the connection");
        }
        Thread acknowledged = new Thread(() -> count(in), "acknowledged");
        acknowledged.setDaemon(true);
        acknowledged.start();
    }

    /** Takes the port, QoS 0 or 1, messages per second, and a recording. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 4) {
            System.err.println("usage: LoadPublisher PORT QOS MESSAGES_PER_SECOND RECORDING");
            System.exit(2);
        }
        List<InboundMessage> messages = read(Path.of(arguments[3]));
        double rate = Double.parseDouble(arguments[2]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))) {
            LoadPublisher publisher = new LoadPublisher(socket, Integer.parseInt(arguments[1]));
            Instant start = Instant.now();
            long begun = System.nanoTime();
            for (int i = 0; i < messages.size(); i++) {
                if (rate > 0) {
                    publisher.awaitTime(begun + Math.round(i * 1e9 / rate));
                }
                publisher.publish(messages.get(i));
            }
            publisher.finish();
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    Locale.ROOT, "%d%09d %.0f%n", start.getEpochSecond(), start.getNano(), messages.size() / seconds);
        }
    }

    private static List<InboundMessage> read(Path recording) throws IOException, InterruptedException {
        List<InboundMessage> messages = new ArrayList<>();
        ReplaySource source =
                new ReplaySource(new BufferedInputStream(Files.newInputStream(recording)), 0, Clock.systemUTC());
        for (Optional<InboundMessage> next = source.next(); next.isPresent(); next = source.next()) {
            messages.add(next.get());
        }
        return messages;
    }

    private void awaitTime(long nanos) throws IOException {
        if (nanos - System.nanoTime() > 0) {
            out.flush();
            while (nanos - System.nanoTime() > 0) {
                LockSupport.parkNanos(nanos - System.nanoTime());
            }
        }
    }

    private void publish(InboundMessage message) throws IOException, InterruptedException {
        byte[] topic = message.topic().getBytes(StandardCharsets.UTF_8);
        byte[] body = message.payload().toByteArray();
        if (qos > 0 && !room.tryAcquire()) {
            out.flush();
            room.acquire();
        }
        out.write(0x30 | qos << 1);
        int length = 2 + topic.length + (qos > 0 ? 2 : 0) + body.length;
        for (; length > 127; length >>= 7) {
            out.write(length & 127 | 128);
        }
        out.write(length);
        out.writeShort(topic.length);
        out.write(topic);
        if (qos > 0) {
            lastId = lastId % 0xFFFF + 1;
            out.writeShort(lastId);
        }
        out.write(body);
    }

    /** Waits until the broker has taken everything; that it has a QoS 0 message it does not say. */
    private void finish() throws IOException, InterruptedException {
        out.flush();
        if (qos > 0) {
            room.acquire(MAX_UNACKNOWLEDGED);
        } else {
            TimeUnit.MILLISECONDS.sleep(200);
        }
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
}
