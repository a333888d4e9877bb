package io.github.meshcorejvm.cli.mqtt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Speaks enough MQTT to let a client subscribe, then sends given bytes, on the first connection only. */
final class ScriptedBroker implements AutoCloseable {

    static final byte[] GOOD_CONNACK = {0x20, 2, 0, 0};

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final byte[] firstConnack;
    private final byte[] script;
    /** The quality of service that it grants to each subscription. */
    private volatile int grantedQos = 1;
    /** The pause between two bytes of the script. */
    private volatile long pauseMillis;

    final AtomicInteger connections = new AtomicInteger();
    /** Packet identifiers of the PUBACKs that came. */
    final CopyOnWriteArrayList<Integer> acknowledged = new CopyOnWriteArrayList<>();

    ScriptedBroker(byte[] firstConnack, byte[] script) throws IOException {
        this.firstConnack = firstConnack;
        this.script = script;
        Thread thread = new Thread(this::accept, "scripted-broker");
        thread.setDaemon(true);
        thread.start();
    }

    /** One that sends its script byte by byte. */
    static ScriptedBroker slow(byte[] script) throws IOException {
        ScriptedBroker broker = new ScriptedBroker(GOOD_CONNACK, script);
        broker.pauseMillis = 5;
        return broker;
    }

    /** One that grants quality of service 0, whatever a client asks for. */
    static ScriptedBroker ofQosZero() throws IOException {
        ScriptedBroker broker = new ScriptedBroker(GOOD_CONNACK, new byte[0]);
        broker.grantedQos = 0;
        return broker;
    }

    String url() {
        return "mqtt://127.0.0.1:" + server.getLocalPort();
    }

    static byte[] publish(int flags, byte[] topic, int id, String payload) {
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        boolean numbered = (flags & 6) != 0;
        int length = 2 + topic.length + (numbered ? 2 : 0) + body.length;
        if (length > 127) {
            throw new IllegalArgumentException("too long for one length byte");
        }
        byte[] packet = new byte[2 + length];
        packet[0] = (byte) (0x30 | flags);
        packet[1] = (byte) length;
        packet[3] = (byte) topic.length;
        System.arraycopy(topic, 0, packet, 4, topic.length);
        if (numbered) {
            packet[4 + topic.length] = (byte) (id >> 8);
            packet[5 + topic.length] = (byte) id;
        }
        System.arraycopy(body, 0, packet, packet.length - body.length, body.length);
        return packet;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                boolean first = connections.getAndIncrement() == 0;
                Thread thread = new Thread(() -> serve(socket, first), "scripted-broker-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, boolean first) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (int head = in.read(); head >= 0; head = in.read()) {
                byte[] body = in.readNBytes(in.readUnsignedByte());
                switch (head >> 4) {
                    case 1 -> out.write(first ? firstConnack : GOOD_CONNACK);
                    case 4 -> acknowledged.add((body[0] & 0xFF) << 8 | body[1] & 0xFF);
                    case 8 -> {
                        out.write(new byte[] {(byte) 0x90, 3, body[0], body[1], (byte) grantedQos});
                        out.write(good("before"));
                        if (first) {
                            play(out);
                        }
                        out.write(good("after"));
                    }
                    case 12 -> out.write(new byte[] {(byte) 0xD0, 0});
                    default -> {}
                }
                out.flush();
            }
        } catch (IOException gone) {
            // The client left, or the test has ended.
        }
    }

    private void play(OutputStream out) throws IOException {
        if (pauseMillis == 0) {
            out.write(script);
            return;
        }
        for (byte one : script) {
            out.write(one);
            out.flush();
            LockSupport.parkNanos(pauseMillis * 1_000_000);
        }
    }

    private static byte[] good(String name) {
        return publish(0, ("meshcore/" + name).getBytes(StandardCharsets.UTF_8), 0, "{}");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
