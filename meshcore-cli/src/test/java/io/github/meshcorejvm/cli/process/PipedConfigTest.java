package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that comes through a pipe, as {@code --config <(...)} gives it, can be read only once. */
class PipedConfigTest {

    @TempDir
    private Path folder;

    @Test
    void aPipedConfigurationIsReadAndAReloadDoesNotHang() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker);
                MeshcoreProcess meshcore = new MeshcoreProcess(
                        folder, Map.of(), "ingest", "--config", pipe.toString(), "--db", database.toString())) {
            String config = "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url() + "\"}]}";
            CompletableFuture.runAsync(() -> write(pipe, config));
            meshcore.awaitLog("subscribed a");
            meshcore.signal("HUP");
            meshcore.awaitLog("configuration not reloaded: " + pipe + " is not a regular file");
            publisher.publishSynthetic(0, 5);
            meshcore.await("the messages", 20, () -> Database.count(database, "observations") == 5);
            assertThat(meshcore.terminate()).isZero();
        }
    }

    private static void write(Path pipe, String text) {
        try {
            Files.writeString(pipe, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
