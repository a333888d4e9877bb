package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ingest --check} tells beforehand what would go wrong, and changes nothing. */
class CheckTest {

    @TempDir
    Path folder;

    private String check(int status, String config, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("c.json"), config);
        List<String> arguments =
                new ArrayList<>(List.of("ingest", "--check", "--check-wait", "1", "--config", file.toString()));
        arguments.addAll(List.of(more));
        try (MeshcoreProcess meshcore = new MeshcoreProcess(folder, Map.of(), arguments.toArray(String[]::new))) {
            assertThat(meshcore.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(meshcore.process().exitValue()).as(meshcore.log()).isEqualTo(status);
            return meshcore.log();
        }
    }

    @Test
    void garbageIsNotTakenForMessages() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                Publisher publisher = new Publisher(broker)) {
            String config = "{\"dbPath\": \"mesh.db\", \"mqttSources\": [{\"name\": \"a\", \"broker\": \""
                    + broker.url() + "\"}]}";
            publisher.publish("meshcore/FRA/x/packets", "garbage".getBytes(StandardCharsets.UTF_8), 1, true);
            publisher.publish("meshcore/FRA/y/packets", "{\"raw\": \"zz\"}".getBytes(StandardCharsets.UTF_8), 1, true);
            assertThat(check(0, config))
                    .contains("of 2 messages none can be stored: ", "not_json 1", "not_hex 1")
                    .doesNotContain("messages arrive");
            publisher.publish(SyntheticPackets.topic(1), SyntheticPackets.body(1), 1, true);
            assertThat(check(0, config)).contains("subscribed, messages arrive");
            assertThat(folder.resolve("mesh.db")).doesNotExist();
        }
    }

    /** The time to wait for a message begins when there can be one. */
    @Test
    void waitsForAConnectionLongerThanForAMessage() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"));
                ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<FaultyProxy> answering = CompletableFuture.supplyAsync(
                    () -> new FaultyProxy(broker.port(), server),
                    CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS));
            String config = "{\"dbPath\": \"mesh.db\", \"mqttSources\": [{\"name\": \"a\", \"broker\":"
                    + " \"mqtt://127.0.0.1:" + server.getLocalPort() + "\"}]}";
            assertThat(check(0, config))
                    .contains("subscribed, no message within 1 s")
                    .doesNotContain("Exception");
            answering.join().close();
        }
    }

    @Test
    void tellsTheChangesThatAnOlderDatabaseWillGet() throws Exception {
        Path file = folder.resolve("mesh.db");
        try (MeshcoreProcess meshcore = new MeshcoreProcess(folder, Map.of(), "ingest", "--db", file.toString())) {
            meshcore.await("the database", 20, () -> Database.count(file, "transmissions") == 0);
            assertThat(meshcore.terminate()).isZero();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX idx_tx_scope_name");
            statement.execute("ALTER TABLE transmissions DROP COLUMN scope_name");
        }
        byte[] before = Files.readAllBytes(file);
        assertThat(check(1, "{\"dbPath\": \"mesh.db\"}"))
                .contains("warning  migration                pending: column transmissions.scope_name");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    /** What it calls pending, ingest does; rows are set aside by a migration that was asked for, and by nothing else. */
    @Test
    void tellsWhatIngestLeavesToTheMigration() throws Exception {
        Path file = folder.resolve("mesh.db");
        ingestOnce(file);
        // Without foreign keys, as other programs write.
        Database.execute(
                file,
                "INSERT INTO observations (id, transmission_id, timestamp, path_json) VALUES (5, 77, 1, '[]'), (9, 78, 1, '[]')");
        assertThat(check(1, "{\"dbPath\": \"mesh.db\"}"))
                .contains("not done by ingest, only by meshcore migrate: step: set aside observations without a"
                        + " transmission: 2 rows")
                .doesNotContain("pending:");
        ingestOnce(file);
        assertThat(Database.texts(file, "SELECT id FROM observations")).containsExactly("5", "9");
        assertThat(Database.count(file, "meshcore_orphan_observations")).isEqualTo(-1);
    }

    private void ingestOnce(Path file) throws Exception {
        try (MeshcoreProcess meshcore =
                new MeshcoreProcess(folder, Map.of(), "ingest", "--replay", "/dev/null", "--db", file.toString())) {
            assertThat(meshcore.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Database.count(file, "transmissions")).isZero();
    }

    @Test
    void tellsOfADatabaseThatCannotBeCreated() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        for (String path : List.of("file/mesh.db", "/proc/none/mesh.db", "/dev/null", ".")) {
            assertThat(check(1, "{\"dbPath\": \"" + path + "\"}")).contains("FAILED   database");
        }
        // A file system that is always full.
        assertThat(check(1, "{\"dbPath\": \"/proc/mesh.db\"}")).contains("0 MB are free in /proc, less than 1 GB");
        assertThat(check(1, "{\"dbPath\": \"new/folder/mesh.db\"}"))
                .contains("ok       database                 new/folder/mesh.db will be created");
        assertThat(folder.resolve("new")).doesNotExist();
        Files.writeString(folder.resolve("text.db"), "no database. ".repeat(400));
        assertThat(check(1, "{\"dbPath\": \"text.db\"}")).contains("FAILED   database");
    }

    @Test
    void tellsOfEqualClientIdsAndATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String broker = "\"clientId\": \"me\", \"broker\": \"mqtt://127.0.0.1:1\"}";
            assertThat(check(
                            1,
                            "{\"dbPath\": \"mesh.db\", \"metrics\": {\"listen\": \"127.0.0.1:"
                                    + taken.getLocalPort()
                                    + "\"}, \"mqttSources\": [{\"name\": \"a\", " + broker
                                    + ", {\"name\": \"b\", " + broker
                                    + ", {\"name\": \"c\", \"clientId\": \"me\", \"broker\": \"mqtt://127.0.0.1:2\"},"
                                    + " {\"name\": \"d\", \"clientId\": \"me\", \"broker\": \"mqtt://localhost:2\"}]}"))
                    .contains("FAILED   client id                sources a and b have the same clientId me")
                    .contains("FAILED   client id                sources c and d have the same clientId me")
                    .contains("warning  metrics                  ingest cannot listen on metrics.listen 127.0.0.1:")
                    .doesNotContain("and c have");
        }
    }

    @Test
    void refusesASharedSubscriptionWithoutASession() throws Exception {
        assertThat(
                        check(
                                2,
                                "{\"mqttSources\": [{\"broker\": \"mqtt://127.0.0.1:1\", \"topics\": [\"$share/g/meshcore/#\"]}]}"))
                .contains("mqttSources[0].topics has a shared subscription", "persistentSession");
    }
}
