package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a PostgreSQL server: what it writes there, and what it does while the server is away. */
class PostgresIngestTest {

    private static final Path CAPTURE =
            Path.of("../testdata/synthetic/mesh.jsonl").toAbsolutePath();
    private static final Path CONFIG =
            Path.of("../testdata/synthetic/config.json").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void replayWritesAsManyRowsAsIntoAFile() throws Exception {
        ServerStation station = new ServerStation(PostgresServer.shared(), folder);
        Path file = folder.resolve("mesh.db");

        ServerStation.Result written = station.run(
                "ingest",
                "--config",
                CONFIG.toString(),
                "--replay",
                CAPTURE.toString(),
                "--db",
                station.url(PostgresServer.WRITER));
        station.run("ingest", "--config", CONFIG.toString(), "--replay", CAPTURE.toString(), "--db", file.toString());

        assertThat(written.status()).as(written.output()).isZero();
        assertThat(written.output())
                .contains("database server: PostgreSQL 18.", "schema public, role corescope_writer", "now holds:")
                .doesNotContain(ServerStation.PASSWORD);
        for (String table :
                List.of("transmissions", "observations", "observers", "nodes", "dropped_packets", "neighbor_edges")) {
            assertThat(station.count(table)).as(table).isNotNegative().isEqualTo(Database.count(file, table));
        }
        ServerStation.Result neighbors = station.run("neighbors", "--format", "csv");
        assertThat(neighbors.output().lines().count())
                .as(neighbors.output())
                .isEqualTo(1 + station.count("neighbor_edges"));
        assertThat(station.run("build-neighbors").output()).contains("no new observations");
    }

    @Test
    void replayIntoATableThatLacksAColumnEndsAtOnce() throws Exception {
        ServerStation station = new ServerStation(PostgresServer.shared(), folder);
        station.execute("ALTER TABLE nodes DROP COLUMN battery_mv");

        ServerStation.Result ended = station.run("ingest", "--replay", CAPTURE.toString());

        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output())
                .contains("schema public lacks nodes.battery_mv bigint")
                .doesNotContain("retrying");
    }

    @Test
    void restartOfTheServerLosesNothing() throws Exception {
        try (PostgresServer server = PostgresServer.start(false);
                IngestStation broker = new IngestStation(folder)) {
            ServerStation station = new ServerStation(server, folder);
            try (MeshcoreProcess meshcore = station.ingest("one", broker.config)) {
                meshcore.awaitLog("subscribed a");
                broker.publisher.publishSynthetic(0, 100);
                meshcore.await("the first messages", 20, () -> station.count("observations") == 100);
                server.stop();
                broker.publisher.publishSynthetic(100, 200);
                meshcore.awaitLog("write failed, retrying");
                server.startAgain();
                broker.publisher.publishSynthetic(200, 250);
                meshcore.await("all messages", 30, () -> station.count("observations") == 250);
                assertThat(station.number("SELECT sum(packet_count) FROM observers"))
                        .isEqualTo(250);
                assertThat(meshcore.log())
                        .contains("database: postgresql://corescope_writer@127.0.0.1:", "write succeeded again")
                        .doesNotContain(ServerStation.PASSWORD);
                assertThat(station.number(
                                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'meshcore ingest'"))
                        .isPositive();
                assertThat(meshcore.terminate()).isZero();
            }
            // The client id must last, or the broker would keep messages for nobody.
            assertThat(folder.resolve("one/state")).isDirectoryContaining("glob:**.client-id");
        }
    }

    @Test
    void waitsForAServerThatIsAwayAtTheStart() throws Exception {
        try (PostgresServer server = PostgresServer.start(true);
                IngestStation broker = new IngestStation(folder)) {
            ServerStation station = new ServerStation(server, folder);
            server.stop();
            try (MeshcoreProcess meshcore = station.ingest("one", broker.config)) {
                meshcore.awaitLog("waiting for the database: connect to postgresql://corescope_writer@127.0.0.1:");
                meshcore.awaitLog("subscribed a");
                broker.publisher.publishSynthetic(0, 20);
                server.startAgain();
                meshcore.await("the messages", 30, () -> station.count("observations") == 20);
            }
        }
    }

    @Test
    void wrongRoleOrDatabaseIsAnErrorAtTheStart() throws Exception {
        ServerStation station = new ServerStation(PostgresServer.shared(), folder);
        String writer = station.url(PostgresServer.WRITER);

        assertFails(station, station.url("nobody_here"), "role \"nobody_here\" does not exist");
        assertFails(station, writer + "_missing", "does not exist");
        assertFails(station, station.url(PostgresServer.READER), "role corescope_reader is missing ");
        assertFails(station, writer + "?search_path=empty", "the schema empty of ");
        assertFails(station, station.url("postgres").replaceAll("/[^/]*$", "/postgres"), "has no telemetry tables");
    }

    private void assertFails(ServerStation station, String url, String message) throws Exception {
        ServerStation.Result failed =
                station.run(Map.of("CORESCOPE_WRITER_DATABASE_URL", url), "ingest", "--replay", CAPTURE.toString());
        assertThat(failed.status()).as(failed.output()).isEqualTo(1);
        assertThat(failed.output())
                .contains("meshcore ingest: ", message)
                .doesNotContain(ServerStation.PASSWORD, "unexpected failure");
    }

    @Test
    void checkReportsWhatARestoredBackupHasLost() throws Exception {
        ServerStation station = new ServerStation(PostgresServer.shared(), folder);
        assertThat(station.migrate("--check").status()).isZero();
        assertThat(station.run("ingest", "--check", "--check-wait", "1").output())
                .contains("role corescope_writer", "synchronous_standby_names is empty")
                .doesNotContain("FAILED   database", ServerStation.PASSWORD);
        try (var admin = station.server.connect(station.url("x").replaceAll(".*/", ""), PostgresServer.OWNER);
                var statement = admin.createStatement()) {
            statement.execute("REVOKE ALL ON ALL TABLES IN SCHEMA meshcore FROM corescope_writer");
        }

        ServerStation.Result checked = station.migrate("--check");
        assertThat(checked.status()).isEqualTo(1);
        assertThat(checked.output()).contains("missing:", "rights of the writer role corescope_writer");
        assertThat(station.run("ingest", "--check", "--check-wait", "1").output())
                .contains("FAILED   database", "corescope_writer is missing INSERT on meshcore.state");
        assertThat(station.migrate().status()).isZero();
        assertThat(station.migrate("--check").status()).isZero();
    }

    @Test
    void commandsOnAFileLoadNothingOfPostgres() throws Exception {
        Path file = folder.resolve("mesh.db");
        Path classes = folder.resolve("classes.txt");
        try (MeshcoreProcess meshcore = new MeshcoreProcess(
                folder,
                Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes),
                "ingest",
                "--replay",
                CAPTURE.toString(),
                "--db",
                file.toString())) {
            assertThat(meshcore.process().waitFor(120, TimeUnit.SECONDS))
                    .as(meshcore.log())
                    .isTrue();
            assertThat(meshcore.process().exitValue()).as(meshcore.log()).isZero();
        }
        assertThat(Files.readString(classes)).contains(" org.sqlite.JDBC ").doesNotContain(" org.postgresql.");
    }
}
