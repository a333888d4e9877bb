package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several ingests on one database of a server: shared topics, and a standby that takes over. */
class HotStandbyTest {

    @TempDir
    private Path folder;

    private Path standby(Mosquitto broker) throws IOException {
        return Files.writeString(
                folder.resolve("config.json"),
                "{\"ingest\": {\"standby\": true}, \"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url()
                        + "\"}]}");
    }

    @Test
    void standbyConnectsWhenTheOtherIsKilled() throws Exception {
        ServerStation station = new ServerStation(PostgresServer.shared(), folder);
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            Path config = standby(broker);
            try (MeshcoreProcess first = station.ingest("first", config)) {
                first.awaitLog("subscribed a");
                try (MeshcoreProcess second = station.ingest("second", config)) {
                    second.awaitLog("standby: another ingest is connected to the brokers, waiting");
                    publisher.publishSynthetic(0, 30);
                    first.await("the messages", 20, () -> station.count("observations") == 30);
                    assertThat(second.log()).doesNotContain("subscribed a");
                    first.kill();
                    second.awaitLog("subscribed a", 1, 20);
                    publisher.publishSynthetic(30, 50);
                    second.await("the messages", 20, () -> station.count("observations") == 50);
                    assertThat(second.log()).contains("this process now builds the neighbor graph and runs retention");
                    assertThat(second.terminate()).isZero();
                }
            }
        }
    }

    @Test
    void aFrozenStandbyThatWakesUpCountsNothingTwice() throws Exception {
        ServerStation station = new ServerStation(PostgresServer.shared(), folder);
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            Path config = standby(broker);
            try (MeshcoreProcess first = station.ingest("first", config)) {
                first.awaitLog("subscribed a");
                try (MeshcoreProcess second = station.ingest("second", config)) {
                    publisher.publishSynthetic(0, 30);
                    first.await("the messages", 20, () -> station.count("observations") == 30);
                    second.awaitLog("standby: another ingest is connected");
                    first.signal("STOP");
                    second.awaitLog("subscribed a", 1, 30);
                    publisher.publishSynthetic(30, 130);
                    second.await("the messages", 20, () -> station.count("observations") == 130);
                    first.signal("CONT");
                    first.awaitLog("standby: another ingest took over, disconnected");
                    assertThat(second.terminate()).isZero();
                }
                assertThat(first.terminate()).isZero();
            }
            assertThat(station.number("SELECT sum(packet_count) FROM observers"))
                    .isEqualTo(130);
        }
    }

    /** Both run on, as after a fail-over of the server: never are two connected. */
    @Test
    void anIngestThatLosesOnlyItsLeaseDisconnectsFirst() throws Exception {
        ServerStation station = new ServerStation(PostgresServer.shared(), folder);
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            Path config = standby(broker);
            try (MeshcoreProcess first = station.ingest("first", config)) {
                first.awaitLog("subscribed a");
                try (MeshcoreProcess second = station.ingest("second", config)) {
                    second.awaitLog("standby: another ingest is connected");
                    int published = 0;
                    while (published < 100 || !first.log().contains("another ingest took over, disconnected")) {
                        // The first one may be the quicker one to get the lease again.
                        if (published % 30 == 0 && !second.log().contains("this process now builds")) {
                            endSessionOfTheLease(station);
                        }
                        publisher.publishSynthetic(published, ++published);
                        Thread.sleep(50);
                    }
                    second.awaitLog("subscribed a");
                    publisher.publishSynthetic(published, published + 20);
                    second.await("the last messages", 20, () -> received("second") >= 20);
                    assertThat(second.terminate()).isZero();
                }
                assertThat(first.terminate()).isZero();
            }
            assertThat(station.number("SELECT sum(packet_count) FROM observers"))
                    .isEqualTo(station.count("observations"));
        }
    }

    private static void endSessionOfTheLease(ServerStation station) throws SQLException {
        station.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name LIKE 'meshcore%'"
                + " AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted)");
    }

    @Test
    void ingestsOfOneGroupShareTheMessages() throws Exception {
        ServerStation station = new ServerStation(PostgresServer.shared(), folder);
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            Path config = Files.writeString(
                    folder.resolve("config.json"),
                    "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + broker.url()
                            + "\", \"persistentSession\": true, \"topics\": [\"$share/ingest/meshcore/#\"]}]}");
            try (MeshcoreProcess first = station.ingest("first", config);
                    MeshcoreProcess second = station.ingest("second", config)) {
                first.awaitLog("subscribed a");
                second.awaitLog("subscribed a");
                publisher.publishSynthetic(0, 400);
                first.await("the messages", 30, () -> station.count("observations") == 400);
                assertThat(station.number("SELECT sum(packet_count) FROM observers"))
                        .isEqualTo(400);
                // Written every few seconds.
                first.await("the statistics", 20, () -> received("first") + received("second") >= 400);
                assertThat(first.terminate()).isZero();
                assertThat(second.terminate()).isZero();
                assertThat(received("first")).isPositive();
                assertThat(received("second")).isPositive();
                assertThat(received("first") + received("second")).isEqualTo(400);
                // A server is made for several: that is nothing to warn of.
                assertThat(first.log() + second.log()).doesNotContain("another ingest uses", "ERROR");
            }
        }
    }

    private long received(String machine) {
        return MosquittoIngestTest.received(folder.resolve(machine + "/stats.json"));
    }
}
