package io.github.meshcorejvm.store.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a server after its processes were killed, and waits until it answers. */
final class PostgresRestart {

    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(60);

    private PostgresRestart() {}

    static void run(List<String> command, int port, Path log) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = start(command, log);
        while (!answers(port)) {
            if (System.nanoTime() - begun > MAX_NANOS) {
                throw new AssertionError("the server does not answer: " + Files.readString(log));
            }
            if (!process.isAlive()) {
                String output = Files.readString(log);
                // A backend that was forked while the others were killed ends by itself, but not at once.
                if (!output.contains("shared memory block")) {
                    throw new AssertionError("the server did not start: " + output);
                }
                process = start(command, log);
            }
            Thread.sleep(50);
        }
    }

    private static Process start(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static boolean answers(int port) {
        try (Connection connection = PostgresServer.connect(port, "postgres", "postgres")) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
