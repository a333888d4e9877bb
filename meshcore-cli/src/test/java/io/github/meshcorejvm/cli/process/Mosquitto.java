package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.meshcorejvm.cli.conformance.SharedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Mosquitto on a free port, with its files in a folder of the test. */
public final class Mosquitto implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

    private final Path folder;
    private final int port;
    private final String extraConfig;
    private Process process;

    /** One that keeps sessions and messages over a restart. */
    public Mosquitto(Path folder) throws IOException, InterruptedException {
        this(folder, freePort(), "");
    }

    /** One with more lines in its configuration. */
    public Mosquitto(Path folder, int port, String extraConfig) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.port = port;
        this.extraConfig = extraConfig;
        start();
    }

    /** A port that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it, again after {@link #stop}, and waits until it listens. */
    public void start() throws IOException, InterruptedException {
        Path config = folder.resolve("mosquitto.conf");
        Files.writeString(
                config,
                // Started by root it would become another user, who may not read the test's files.
                "user " + System.getProperty("user.name") + "\npersistence true\npersistence_location " + folder
                        + "/\nautosave_interval 1\n"
                        + "max_queued_messages 0\nmax_inflight_messages 200\nlog_type error\n"
                        + (extraConfig.contains("listener ")
                                ? extraConfig
                                : "listener " + port + " 127.0.0.1\nallow_anonymous true\n" + extraConfig));
        process = new ProcessBuilder(executable().toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        for (int attempt = 0; attempt < 200; attempt++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(25);
            }
        }
        fail("mosquitto does not listen: " + Files.readString(folder.resolve("mosquitto.log")));
    }

    private static Path executable() {
        for (Path place : PLACES) {
            if (Files.isExecutable(place)) {
                return place;
            }
        }
        if (SharedFolder.isComplete()) {
            fail("mosquitto is not installed");
        }
        return abort("mosquitto is not installed");
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** Its address. */
    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** Publishes with {@code mosquitto_pub}, one message. */
    public void publish(String topic, String payload, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("mosquitto_pub", "-h", "127.0.0.1", "-p", Integer.toString(port), "-t", topic, "-s"));
        command.addAll(List.of(options));
        Process publisher =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        publisher.getOutputStream().write(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        publisher.getOutputStream().close();
        try (InputStream said = publisher.getInputStream()) {
            String text = new String(said.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (publisher.waitFor() != 0) {
                fail("mosquitto_pub: " + text);
            }
        }
    }

    /** Ends it in good order. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
