package io.github.meshcorejvm.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.client.mqttv3.MqttException;

/** A broker that keeps messages, somebody who publishes to it, and what {@code meshcore ingest} needs to read from it. */
final class IngestStation implements AutoCloseable {

    final Mosquitto broker;
    final Publisher publisher;
    final Path folder;
    final Path config;
    private final Path stats;

    IngestStation(Path folder) throws IOException, InterruptedException, MqttException {
        this.folder = folder;
        broker = new Mosquitto(folder.resolve("broker"));
        publisher = new Publisher(broker);
        stats = folder.resolve("stats.json");
        config = folder.resolve("config.json");
        configure("", source(", \"persistentSession\": true"));
    }

    /** Writes the configuration; {@code settings} stand before the sources, and end with a comma if there are any. */
    void configure(String settings, String... sources) throws IOException {
        Files.writeString(config, "{" + settings + "\"mqttSources\": [" + String.join(", ", sources) + "]}");
    }

    /** The source "a" of its broker; {@code more} settings begin with a comma if there are any. */
    String source(String more) {
        return "{\"name\": \"a\", \"broker\": \"" + broker.url() + "\"" + more + "}";
    }

    /** Starts the program, and waits until it listens to the broker. */
    MeshcoreProcess ingest(Path database, String... launcher) throws IOException, InterruptedException {
        MeshcoreProcess meshcore = start(database, launcher);
        // Not "unsubscribed a".
        meshcore.awaitLog(" subscribed a");
        return meshcore;
    }

    /**
     * Starts the program, and waits until its first tasks have ended: SQLite damages a file that somebody opens while the
     * write-ahead log of another one, or none, lies beside it.
     */
    MeshcoreProcess settled(Path database, String... launcher) throws IOException, InterruptedException {
        HealthPage page = new HealthPage(this);
        MeshcoreProcess meshcore = ingest(database, launcher);
        meshcore.await("the first tasks", 30, page::tellsThatTasksHaveRun);
        return meshcore;
    }

    /** Starts the program, by way of the command {@code launcher}. */
    MeshcoreProcess start(Path database, String... launcher) throws IOException {
        return new MeshcoreProcess(
                List.of(launcher),
                folder,
                Map.of(),
                "ingest",
                "--config",
                config.toString(),
                "--db",
                database.toString());
    }

    /** How many messages the program has received since its start; −1 when it has not told yet. */
    long received() {
        return MosquittoIngestTest.received(stats);
    }

    /** The lines of a log that tell of trouble. */
    static List<String> troubles(MeshcoreProcess meshcore) throws IOException {
        List<String> troubles = new ArrayList<>();
        for (String line : meshcore.log().split("\n")) {
            if (line.contains(" WARN ") || line.contains(" ERROR ")) {
                troubles.add(line);
            }
        }
        return troubles;
    }

    @Override
    public void close() throws MqttException {
        try (broker) {
            publisher.close();
        }
    }
}
