package io.github.meshcorejvm.store.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL server of its own, in the build folder, with the three roles of the contract. Fast rather than durable where a
 * test does not kill it.
 */
public final class PostgresServer implements AutoCloseable {

    /** The roles; none of them has a password. */
    public static final String OWNER = "corescope_owner";

    public static final String WRITER = "corescope_writer";
    public static final String READER = "corescope_reader";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres.Builder builder;
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres.Builder builder, Path data) throws IOException {
        this.builder = builder;
        this.data = data;
        server = builder.start();
        port = server.getPort();
    }

    /** One that all test classes of this JVM share; ends with the JVM. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** Started at first use. */
    private static final class Shared {
        private static final PostgresServer SERVER = start(true);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /**
     * Starts a server.
     *
     * @param fast whether commits may be lost with the machine
     */
    public static PostgresServer start(boolean fast) {
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty("postgres.folder", "target/postgres"))
                    .toAbsolutePath());
            Path data = Files.createTempDirectory(folder, "data");
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            Files.createDirectories(folder.resolve("binaries")).toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    // The library sets it to off.
                    .setServerConfig("synchronous_commit", "on");
            if (fast) {
                builder.setServerConfig("fsync", "off").setServerConfig("full_page_writes", "off");
            }
            PostgresServer started = new PostgresServer(builder, data);
            try (Connection admin = started.connect("postgres", "postgres");
                    Statement statement = admin.createStatement()) {
                for (String role : List.of(OWNER, WRITER, READER)) {
                    statement.execute("CREATE ROLE " + role + " LOGIN");
                }
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes an empty database whose {@code public} schema the owner owns; returns its name. */
    public String createDatabase() {
        String name = "mesh" + DATABASES.incrementAndGet();
        try (Connection admin = connect("postgres", "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE template0 ENCODING 'UTF8'"
                    + " LC_COLLATE 'C' LC_CTYPE 'C'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Connection admin = connect(name, "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO " + OWNER);
            statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    /** The URL of a database as our program takes it. */
    public String url(String database, String role) {
        return "postgres://" + role + "@127.0.0.1:" + port() + "/" + database;
    }

    /** A connection for the test itself, such as of the superuser {@code postgres}. */
    public Connection connect(String database, String role) throws SQLException {
        return connect(port, database, role);
    }

    /** Runs one statement as a role. */
    public void execute(String database, String role, String sql) throws SQLException {
        try (Connection connection = connect(database, role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The same as {@code connect} for any server on this machine. */
    public static Connection connect(int port, String database, String role) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + role);
    }

    /** Kills the server at once, as a power cut does, and starts it again with the same options. */
    public void killAndRestart() throws IOException, InterruptedException {
        ServerProcess.kill(data);
        PostgresRestart.run(ServerProcess.command(data), port, data.resolve("restart.log"));
    }

    /** Lets no process of the server make a file longer than so many bytes, or {@code unlimited}. */
    public void limitFiles(String bytes) throws IOException, InterruptedException {
        ServerProcess.limitFiles(data, bytes);
    }

    /** At the end of the JVM the library may be stopping the server by itself, and the call returns at once. */
    private void awaitStopped() {
        long begun = System.nanoTime();
        while (Files.exists(data.resolve("postmaster.pid"))
                && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(20)) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Its data folder. */
    Path data() {
        return data;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Stops the server; its databases stay. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server again, on the same port and with the same databases. */
    public void startAgain() {
        try {
            server = builder.setPort(port).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server and deletes its databases. */
    @Override
    public void close() {
        stop();
        awaitStopped();
        try {
            BaseBackup.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
