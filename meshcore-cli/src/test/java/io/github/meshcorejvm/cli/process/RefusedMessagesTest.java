package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With hardly any room, and a database that somebody holds, the broker keeps what finds no room, and sends it again. */
class RefusedMessagesTest {

    private static final int MESSAGES = 180;

    @TempDir
    Path folder;

    @Test
    void theBrokerSendsAgainWhatFoundNoRoom() throws Exception {
        String log = run(false);
        assertThat(log).doesNotContain("messages lost");
    }

    /** At a new subscription the broker would send all of them again, they would find no room again, and so on for ever. */
    @Test
    void moreRetainedMessagesThanThereIsRoomForAreNotSubscribedAgain() throws Exception {
        String log = run(true);
        assertThat(log).contains("session resumed").doesNotContain("messages lost");
        assertThat(log.split("subscribed a ", -1)).hasSize(2);
    }

    private String run(boolean retained) throws Exception {
        Path database = folder.resolve("mesh.db");
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    "{\"ingestBufferSize\": 5, \"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url()
                            + "\", \"persistentSession\": true}]}");
            if (retained) {
                publish(publisher, true);
                MeshStore.open(database, StoreOptions.DEFAULT).close();
            }
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                    Statement statement = other.createStatement();
                    MeshcoreProcess meshcore = start(config, database, statement, retained)) {
                meshcore.awaitLog("subscribed a");
                if (!retained) {
                    hold(statement);
                    publish(publisher, false);
                }
                // One batch waits for the writer at a time, and up to eight for it: the rest finds no room.
                meshcore.awaitLog("left unacknowledged");
                statement.execute("ROLLBACK");
                meshcore.await("all messages", 60, () -> Database.count(database, "observations") == MESSAGES);
                assertThat(meshcore.terminate()).isZero();
                return meshcore.log();
            }
        }
    }

    private MeshcoreProcess start(Path config, Path database, Statement statement, boolean held) throws Exception {
        if (held) {
            hold(statement);
        }
        return new MeshcoreProcess(
                folder, Map.of(), "ingest", "--config", config.toString(), "--db", database.toString());
    }

    private static void hold(Statement statement) throws SQLException {
        statement.execute("PRAGMA busy_timeout = 5000");
        statement.execute("BEGIN IMMEDIATE");
    }

    private static void publish(Publisher publisher, boolean retained) throws Exception {
        for (int n = 0; n < MESSAGES; n++) {
            if (retained) {
                publisher.publish("meshcore/YYZ/" + n + "/packets", SyntheticPackets.body(n), 1, true);
            } else {
                publisher.publish(SyntheticPackets.topic(n), SyntheticPackets.body(n));
                Thread.sleep(5);
            }
        }
    }
}
