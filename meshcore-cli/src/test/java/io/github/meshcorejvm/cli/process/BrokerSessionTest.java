package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incidents 73 and 84: the session that a broker keeps follows the configuration, and not the database file. */
class BrokerSessionTest {

    @TempDir
    Path folder;

    private Path database;

    private static void delete(Path database) throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(database.resolveSibling(database.getFileName() + suffix));
        }
    }

    private static void awaitRows(MeshcoreProcess meshcore, Path database, int rows) throws Exception {
        meshcore.await(rows + " rows", 30, () -> Database.count(database, "observations") == rows);
    }

    @Test
    void theQueueOfTheBrokerOutlivesTheDatabaseFile() throws Exception {
        database = folder.resolve("mesh.db");
        Path token = folder.resolve("mesh.db.client-id");
        Path backup = folder.resolve("backup.db");
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                station.publisher.publishSynthetic(0, 10);
                awaitRows(meshcore, database, 10);
                assertThat(meshcore.terminate()).isZero();
            }
            assertThat(Files.getPosixFilePermissions(token)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            String made = Files.readString(token);
            Files.copy(database, backup);

            station.publisher.publishSynthetic(10, 20);
            Files.move(database, folder.resolve("moved.db"));
            delete(database);
            try (MeshcoreProcess meshcore = station.settled(database)) {
                awaitRows(meshcore, database, 10);
                delete(database);
                station.publisher.publishSynthetic(20, 25);
                awaitRows(meshcore, database, 5);
                assertThat(meshcore.terminate()).isZero();
            }

            station.publisher.publishSynthetic(25, 35);
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                awaitRows(meshcore, database, 15);
                assertThat(meshcore.terminate()).isZero();
            }

            station.publisher.publishSynthetic(35, 45);
            delete(database);
            Files.copy(backup, database);
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                awaitRows(meshcore, database, 20);
                assertThat(meshcore.terminate()).isZero();
            }
            assertThat(token).hasContent(made);
        }
    }

    /** The id of earlier versions: the first 7 bytes of SHA-256 of the name in the database, nothing, the source's name. */
    @Test
    void anUpgradeKeepsTheClientIdInUse() throws Exception {
        database = folder.resolve("mesh.db");
        MeshStore.open(database, StoreOptions.DEFAULT).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS meshcore_state (key TEXT PRIMARY KEY, value TEXT)");
            statement.execute("INSERT INTO meshcore_state VALUES ('ingest.installation', 'the-name')");
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("the-name\n\na".getBytes(StandardCharsets.UTF_8));
        String inUse = "meshcore" + HexFormat.of().formatHex(digest, 0, 7);
        try (IngestStation station = new IngestStation(folder)) {
            String port = Integer.toString(station.broker.port());
            Process earlier = new ProcessBuilder(
                            "mosquitto_sub", "-p", port, "-i", inUse, "-c", "-q", "1", "-t", "meshcore/#", "-E")
                    .inheritIO()
                    .start();
            assertThat(earlier.waitFor()).isZero();
            station.publisher.publishSynthetic(0, 10);
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                awaitRows(meshcore, database, 10);
                assertThat(meshcore.terminate()).isZero();
            }
            delete(database);
            station.publisher.publishSynthetic(10, 15);
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                awaitRows(meshcore, database, 5);
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }

    @Test
    void aChangedClientIdIsNamedInTheLog() throws Exception {
        database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                assertThat(meshcore.terminate()).isZero();
            }
            String token = Files.readString(folder.resolve("mesh.db.client-id")).strip();
            assertThat(token).matches("2 [0-9a-f]{32}");
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((token.substring(2) + "\n" + station.broker.url().replace("mqtt:", "tcp:") + "\na")
                            .getBytes(StandardCharsets.UTF_8));
            String old = "meshcore" + HexFormat.of().formatHex(digest, 0, 7);
            Files.writeString(
                    station.config,
                    Files.readString(station.config).replace("\"name\"", "\"clientId\": \"mine\", \"name\""));
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).contains("the client id changes from " + old, " to mine");
            }
            // The session belongs to the client id, whatever the source is called.
            Files.writeString(station.config, Files.readString(station.config).replace("\"a\"", "\"renamed\""));
            try (MeshcoreProcess meshcore = station.start(database)) {
                meshcore.awaitLog("subscribed renamed");
                assertThat(meshcore.terminate()).isZero();
                assertThat(IngestStation.troubles(meshcore)).noneMatch(line -> line.contains("client id"));
            }
            Files.writeString(
                    station.config,
                    Files.readString(station.config).replace("mine", "yours").replace("renamed", "other"));
            try (MeshcoreProcess meshcore = station.start(database)) {
                meshcore.awaitLog("subscribed other");
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).containsPattern("renamed: no longer configured, .* client id mine");
            }
        }
    }

    @Test
    void aTokenThatCannotBeKeptIsReportedAndAPersistentSessionNeedsAClientId() throws Exception {
        database = folder.resolve("mesh.db");
        Files.createDirectory(folder.resolve("mesh.db.client-id"));
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess refused = station.start(database)) {
                assertThat(refused.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(refused.process().exitValue()).isEqualTo(2);
                assertThat(refused.log()).contains("persistentSession of the source a needs a clientId");
            }
            Files.writeString(
                    station.config,
                    Files.readString(station.config).replace("\"persistentSession\": true", "\"qos\": 1"));
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                assertThat(meshcore.log()).contains("MQTT client ids may change at the next start");
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }

    private static void topics(IngestStation station, String topics) throws IOException {
        station.configure("", station.source(", \"persistentSession\": true, \"topics\": [" + topics + "]"));
    }

    private static void publishOther(IngestStation station, int from, int to) throws Exception {
        for (int n = from; n < to; n++) {
            station.publisher.publish("other/" + n, SyntheticPackets.body(n));
        }
    }

    @Test
    void filtersThatAreNoLongerConfiguredAreUnsubscribedAtTheStart() throws Exception {
        database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            topics(station, "\"meshcore/#\", \"other/#\"");
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                meshcore.awaitLog("subscribed a other/#");
                publishOther(station, 0, 5);
                awaitRows(meshcore, database, 5);
                assertThat(meshcore.terminate()).isZero();
            }
            topics(station, "\"meshcore/#\"");
            publishOther(station, 5, 10);
            station.publisher.publishSynthetic(10, 15);
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                assertThat(meshcore.log()).contains("unsubscribed a other/#");
                awaitRows(meshcore, database, 10);
                publishOther(station, 15, 20);
                station.publisher.publishSynthetic(20, 25);
                awaitRows(meshcore, database, 15);
                assertThat(meshcore.terminate()).isZero();
                // Of the ten on the removed filter, the five that the broker had queued before it heard of it.
                assertThat(meshcore.log()).contains("15 messages").contains("not_subscribed 5");
            }
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).doesNotContain("unsubscribed");
            }
        }
        assertThat(Database.count(database, "observations")).isEqualTo(15);
    }

    @Test
    void filtersThatAreNoLongerConfiguredAreUnsubscribedAtAReload() throws Exception {
        database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            topics(station, "\"meshcore/#\", \"other/#\"");
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                meshcore.awaitLog("subscribed a other/#");
                topics(station, "\"meshcore/#\"");
                meshcore.awaitLog("unsubscribed a other/#");
                publishOther(station, 0, 5);
                station.publisher.publishSynthetic(5, 10);
                awaitRows(meshcore, database, 5);
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).contains("5 messages").doesNotContain("not_subscribed");
            }
        }
        assertThat(Database.count(database, "observations")).isEqualTo(5);
    }
}
