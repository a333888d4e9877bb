package io.github.meshcorejvm.store.testing;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a PostgreSQL server, reads their messages, and counts round trips, delays them, or loses the
 * answer to a commit.
 */
public final class PostgresProxy implements Closeable {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final ServerSocket listener;
    private final int serverPort;
    private final AtomicInteger roundTrips = new AtomicInteger();
    private volatile long delayNanos;
    private volatile CommitFault commitFault = CommitFault.NONE;

    /** What happens to the next commit. */
    public enum CommitFault {
        NONE,
        /** It takes effect, and the connection ends before the client knows. */
        LOSE_ANSWER,
        /** The connection ends before the server knows. */
        LOSE_REQUEST
    }

    /** For the server on a port of 127.0.0.1. */
    public PostgresProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start("proxy", this::accept);
    }

    /** The port to connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How often a client has waited for an answer. */
    public int roundTrips() {
        return roundTrips.get();
    }

    /** Delays each request by so much, as a distant server would. */
    public void delayMillis(long millis) {
        delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Once, for the next commit. */
    public void failNextCommit(CommitFault fault) {
        commitFault = fault;
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket();
                server.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), serverPort));
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                start("requests", () -> pump(client, server, () -> requests(client, server)));
            } catch (IOException ended) {
                // The next client, unless the test is over.
            }
        }
    }

    private interface Flow {
        void run() throws IOException;
    }

    private static void pump(Socket client, Socket server, Flow flow) {
        try (client;
                server) {
            flow.run();
        } catch (IOException ended) {
            // One of them hung up, or was made to.
        }
    }

    private void requests(Socket client, Socket server) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        OutputStream out = server.getOutputStream();
        while (true) {
            int length = in.readInt();
            byte[] body = in.readNBytes(length - 4);
            out.write(ByteBuffer.allocate(length).putInt(length).put(body).array());
            int code = ByteBuffer.wrap(body).getInt();
            if (code != SSL_REQUEST && code != GSS_REQUEST) {
                break;
            }
            client.getOutputStream().write(server.getInputStream().read());
        }
        start("answers", () -> pump(client, server, () -> answers(client, server)));
        while (true) {
            byte[] message = message(in);
            if (message[0] == 'S' || message[0] == 'Q') {
                roundTrips.incrementAndGet();
                pause();
            }
            if (commitFault == CommitFault.LOSE_REQUEST && contains(message, "COMMIT")) {
                commitFault = CommitFault.NONE;
                return;
            }
            out.write(message);
        }
    }

    private void pause() {
        if (delayNanos > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(delayNanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void answers(Socket client, Socket server) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        OutputStream out = client.getOutputStream();
        while (true) {
            byte[] message = message(in);
            if (commitFault == CommitFault.LOSE_ANSWER && message[0] == 'C' && contains(message, "COMMIT")) {
                commitFault = CommitFault.NONE;
                return;
            }
            out.write(message);
        }
    }

    /** A message with its type and length. */
    private static byte[] message(DataInputStream in) throws IOException {
        byte type = in.readByte();
        int length = in.readInt();
        return ByteBuffer.allocate(1 + length)
                .put(type)
                .putInt(length)
                .put(in.readNBytes(length - 4))
                .array();
    }

    private static boolean contains(byte[] message, String text) {
        return new String(message, StandardCharsets.ISO_8859_1).contains(text);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
