package io.github.meshcorejvm.cli.process;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Another process that holds a database so that nobody else can write to it, until it is closed. */
public final class DatabaseHolder implements AutoCloseable {

    private static final String HELD = "held";

    private final Process process;

    /** Returns when {@code database} is held. */
    public DatabaseHolder(Path database) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseHolder.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = process.inputReader().readLine();
        if (!HELD.equals(said)) {
            throw new IOException("the database is not held: " + said);
        }
    }

    /** The process: takes the database that is named, says so, and keeps it until its input ends. */
    public static void main(String[] args) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 30000");
            statement.execute("BEGIN EXCLUSIVE");
            System.out.println(HELD);
            System.in.read();
            statement.execute("ROLLBACK");
        }
    }

    /** Lets it go. */
    public void release() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        release();
    }
}
