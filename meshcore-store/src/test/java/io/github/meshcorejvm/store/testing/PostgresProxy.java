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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a PostgreSQL server, reads their messages, and counts round trips, or loses a commit or
 * the answer to it.
 */
public final class PostgresProxy implements Closeable {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final ServerSocket listener;
    private final int serverPort;
    private final AtomicInteger roundTrips = new AtomicInteger();
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

    /** Once, for the next commit. */
    public void failNextCommit(CommitFault fault) {
        commitFault = fault;
    }

    /** Whether the fault that was asked for has not happened yet. */
    public boolean faultPending() {
        return commitFault != CommitFault.NONE;
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
        Set<String> commits = new HashSet<>();
        while (true) {
            byte[] message = message(in);
            if (message[0] == 'S' || message[0] == 'Q') {
                roundTrips.incrementAndGet();
            }
            if (isCommit(message, commits) && commitFault == CommitFault.LOSE_REQUEST) {
                commitFault = CommitFault.NONE;
                return;
            }
            out.write(message);
        }
    }

    /**
     * Whether a message asks for a commit: by its text, or by the name of a statement that was parsed earlier, as the driver
     * does from the second commit of a connection on.
     *
     * @param names the names of the statements of this connection that commit
     */
    private static boolean isCommit(byte[] message, Set<String> names) {
        switch (message[0]) {
            case 'Q':
                return contains(message, "COMMIT");
            case 'P':
                String[] parsed = strings(message);
                boolean commit = parsed[1].startsWith("COMMIT");
                if (commit) {
                    names.add(parsed[0]);
                } else {
                    names.remove(parsed[0]);
                }
                return commit;
            case 'B':
                return names.contains(strings(message)[1]);
            default:
                return false;
        }
    }

    /** The first two texts: the name and the text of a Parse, the portal and the name of a Bind. */
    private static String[] strings(byte[] message) {
        return new String(message, 5, message.length - 5, StandardCharsets.ISO_8859_1).split("\0", 3);
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
