package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at any moment, ingest loses nothing that the broker has taken, and stores nothing twice. Small as part of the
 * build; the full proof is
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=KillTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine="-Dproof.kills=100 -Dproof.messages=200000"</pre>
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("proof.kills", 3);
    private static final int MESSAGES = Integer.getInteger("proof.messages", 3_000);

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingIsTwiceHoweverOftenItIsKilled() throws Exception {
        SplittableRandom random = new SplittableRandom(20261120);
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"))) {
            Path config = folder.resolve("config.json");
            Files.writeString(
                    config,
                    "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url()
                            + "\", \"persistentSession\": true}]}");
            // The broker begins to keep messages when it has met the client.
            try (MeshcoreProcess first = start(config, database)) {
                first.awaitLog("subscribed a");
            }
            ExecutorService publishing = Executors.newSingleThreadExecutor();
            try (Publisher publisher = new Publisher(broker)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    int from = (int) ((long) MESSAGES * kill / KILLS);
                    int to = (int) ((long) MESSAGES * (kill + 1) / KILLS);
                    Future<?> published = publishing.submit(() -> {
                        publisher.publishSynthetic(from, to);
                        return null;
                    });
                    try (MeshcoreProcess meshcore = start(config, database)) {
                        meshcore.awaitLog("subscribed a");
                        Thread.sleep(random.nextInt(1_000));
                        meshcore.kill();
                    }
                    published.get();
                }
            } finally {
                publishing.shutdownNow();
            }
            try (MeshcoreProcess last = start(config, database)) {
                last.awaitLog("subscribed a");
                last.await("all messages", 120, () -> Database.count(database, "observations") >= MESSAGES);
                // Whatever the broker still sends again must change nothing.
                Thread.sleep(500);
                assertThat(last.terminate()).isZero();
            }
        }
        assertThat(Database.count(database, "transmissions")).isEqualTo(MESSAGES);
        assertThat(Database.count(database, "observations")).isEqualTo(MESSAGES);
        assertThat(Database.count(database, "observers")).isEqualTo(7);
        assertThat(Database.number(database, "SELECT sum(packet_count) FROM observers"))
                .isEqualTo(MESSAGES);
        assertThat(Database.number(database, "SELECT count(*) FROM transmissions WHERE last_seen = 0"))
                .isZero();
        assertThat(Database.number(
                        database, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"))
                .isZero();
    }

    private MeshcoreProcess start(Path config, Path database) throws Exception {
        return new MeshcoreProcess(
                folder, Map.of(), "ingest", "--config", config.toString(), "--db", database.toString());
    }
}
