package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With hardly any room, and a database that somebody holds, the broker keeps what finds no room, and sends it again. */
class RefusedMessagesTest {

    private static final int MESSAGES = 80;

    @TempDir
    Path folder;

    @Test
    void theBrokerSendsAgainWhatFoundNoRoom() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    "{\"ingestBufferSize\": 20, \"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url()
                            + "\", \"persistentSession\": true}]}");
            try (MeshcoreProcess meshcore = new MeshcoreProcess(
                    folder, Map.of(), "ingest", "--config", config.toString(), "--db", database.toString())) {
                meshcore.awaitLog("subscribed a");
                try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                        Statement statement = other.createStatement()) {
                    statement.execute("PRAGMA busy_timeout = 5000");
                    statement.execute("BEGIN IMMEDIATE");
                    for (int n = 0; n < MESSAGES; n++) {
                        publisher.publish(SyntheticPackets.topic(n), SyntheticPackets.body(n));
                        Thread.sleep(5);
                    }
                    // One batch waits for the writer at a time, and up to eight for it: the rest finds no room.
                    meshcore.awaitLog("left unacknowledged");
                    statement.execute("ROLLBACK");
                }
                meshcore.await("all messages", 60, () -> Database.count(database, "observations") == MESSAGES);
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).doesNotContain("messages lost");
            }
        }
    }
}
