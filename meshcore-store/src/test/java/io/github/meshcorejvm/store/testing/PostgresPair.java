package io.github.meshcorejvm.store.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A primary and its synchronous standby: the primary is killed, the standby promoted, and a new standby made in the place of
 * what was killed, as often as a test likes. Both ports stay the same.
 */
public final class PostgresPair implements AutoCloseable {

    private final Node first;
    private final Node second;
    private final List<String> command;
    private Node primary;
    private Node other;

    private record Node(Path data, int port) {

        Connection connect() throws SQLException {
            return PostgresServer.connect(port, "postgres", "postgres");
        }
    }

    /** Makes a standby of a server, which it leaves to its owner to close. */
    public PostgresPair(PostgresServer server) throws Exception {
        first = new Node(server.data(), server.port());
        second = new Node(server.data().resolveSibling(server.data().getFileName() + "-second"), freePort());
        command = ServerProcess.command(first.data);
        primary = first;
        other = second;
        attachStandby();
    }

    /** Host and port of both, as a URL lists them; the order never changes. */
    public String hosts() {
        return "127.0.0.1:" + first.port + ",127.0.0.1:" + second.port;
    }

    /** The port of what is the primary now. */
    public int primaryPort() {
        return primary.port;
    }

    /** The port of the standby, or of what was the primary before. */
    public int otherPort() {
        return other.port;
    }

    /** Kills the primary as a power cut does. */
    public void killPrimary() throws IOException, InterruptedException {
        ServerProcess.kill(primary.data);
    }

    /** Makes the standby the primary, and returns when it accepts writes. */
    public void promote() throws SQLException {
        try (Connection connection = other.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_promote(true, 60)");
        }
        Node killed = primary;
        primary = other;
        other = killed;
    }

    /** Starts what was the primary before as if nothing had happened: it accepts writes, and nobody replicates them. */
    public void startOldPrimary() throws IOException, InterruptedException {
        start(other);
    }

    /** Makes a new synchronous standby out of the primary, in the place of the one that was before. */
    public void attachStandby() throws Exception {
        ServerProcess.kill(other.data);
        BaseBackup.delete(other.data);
        try (Connection connection = primary.connect()) {
            BaseBackup.make(connection, primary.data, other.data);
            Files.writeString(
                    other.data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + primary.port + " user=postgres'\n");
            Files.createFile(other.data.resolve("standby.signal"));
            start(other);
            await(connection, "state = 'streaming'");
            try (Statement statement = connection.createStatement()) {
                statement.execute("ALTER SYSTEM SET synchronous_standby_names = '*'");
                statement.execute("SELECT pg_reload_conf()");
            }
            await(connection, "sync_state = 'sync'");
        }
    }

    private static void await(Connection connection, String state) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM pg_stat_replication WHERE " + state)) {
                    row.next();
                    if (row.getInt(1) == 1) {
                        return;
                    }
                }
                if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(60)) {
                    throw new AssertionError("no standby with " + state);
                }
                Thread.sleep(50);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void start(Node node) throws IOException, InterruptedException {
        List<String> own = new ArrayList<>(command);
        own.set(own.indexOf("-D") + 1, node.data.toString());
        own.set(own.indexOf("-p") + 1, Integer.toString(node.port));
        PostgresRestart.run(own, node.port, node.data.resolve("restart.log"));
    }

    /** Stops both; what is the owner's may be closed by it. */
    @Override
    public void close() throws IOException {
        try {
            ServerProcess.kill(first.data);
            ServerProcess.kill(second.data);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        BaseBackup.delete(second.data);
    }
}
