package io.github.meshcorejvm.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a broker, and behaves as networks do on bad days. */
public final class FaultyProxy implements AutoCloseable {

    /** What it does with connections and bytes. */
    public enum Mode {
        /** Passes everything on. */
        PASS,
        /** Passes nothing on, and closes nothing: a half-open connection. */
        STALL,
        /** Passes nothing of what the broker says on, after closing that direction. */
        HALF_CLOSE,
        /** Ends connections in the middle of what the broker says. */
        TRUNCATE,
        /** Answers nonsense in the broker's place. */
        GARBAGE,
        /** Ends connections as soon as they are made. */
        REFUSE
    }

    private final ServerSocket server;
    private final int target;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Mode mode = Mode.PASS;

    /** One in front of {@code target} on this machine. */
    public FaultyProxy(int target) throws IOException {
        this(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /** One that listens with {@code server}. */
    public FaultyProxy(int target, ServerSocket server) {
        this.target = target;
        this.server = server;
        daemon(this::accept);
    }

    /** Where clients connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** Behaves so from now on, also on connections that are open. */
    public void mode(Mode next) {
        mode = next;
    }

    /** How many connections were made since the start. */
    public int connections() {
        return open.size() / 2;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (mode == Mode.REFUSE) {
                    client.close();
                    continue;
                }
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(broker);
                daemon(() -> pump(client, broker, false));
                daemon(() -> pump(broker, client, true));
            } catch (IOException closing) {
                // The next one, or the end.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean fromBroker) {
        byte[] buffer = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                switch (mode) {
                    case PASS:
                        out.write(buffer, 0, count);
                        break;
                    case TRUNCATE:
                        if (fromBroker) {
                            out.write(buffer, 0, count / 2);
                            from.close();
                            to.close();
                        } else {
                            out.write(buffer, 0, count);
                        }
                        break;
                    case GARBAGE:
                        if (fromBroker) {
                            java.util.Arrays.fill(buffer, 0, count, (byte) 0xFF);
                        }
                        out.write(buffer, 0, count);
                        break;
                    case HALF_CLOSE:
                        if (fromBroker && !to.isOutputShutdown()) {
                            to.shutdownOutput();
                        }
                        break;
                    default:
                        break;
                }
            }
            from.close();
            to.close();
        } catch (IOException ended) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is closed.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(FaultyProxy::close);
    }
}
