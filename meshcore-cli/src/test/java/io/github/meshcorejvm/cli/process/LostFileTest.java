package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody deletes the database, its folder, or the right to write there, while the program runs. */
class LostFileTest {

    /** Makes root a user whom permissions bind; others are that already, and may not ask for it. */
    private static final String[] WITHOUT_PRIVILEGES = "root".equals(System.getProperty("user.name"))
            ? new String[] {"setpriv", "--bounding-set=-all", "--inh-caps=-all"}
            : new String[0];

    @TempDir
    Path folder;

    @Test
    void aDeletedFileIsCreatedAgainAndNothingThatComesAfterIsLost() throws Exception {
        Path database = folder.resolve("data/mesh.db");
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.settled(database)) {
            station.publisher.publishSynthetic(0, 100);
            meshcore.await("the first rows", 30, () -> Database.count(database, "observations") == 100);
            delete(database);
            station.publisher.publishSynthetic(100, 200);
            meshcore.await("the next rows", 30, () -> Database.count(database, "observations") == 100);
            delete(database);
            Files.delete(database.getParent());
            station.publisher.publishSynthetic(200, 300);
            meshcore.await("the last rows", 30, () -> Database.count(database, "observations") == 100);
            assertThat(Database.count(database, "transmissions")).isEqualTo(100);
            assertThat(Database.count(database, "observers")).isEqualTo(7);
            assertThat(meshcore.terminate()).isZero();
            assertThat(meshcore.log()).contains("is missing, creating a new one");
            assertThat(IngestStation.troubles(meshcore)).hasSizeLessThanOrEqualTo(4);
        }
    }

    /** As {@code > mesh.db} does in a shell: the file of that name stays, and is empty. */
    @Test
    void aTruncatedFileIsSeenAndNothingThatComesAfterIsLost() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.settled(database)) {
            station.publisher.publishSynthetic(0, 100);
            meshcore.await("the first rows", 30, () -> Database.count(database, "observations") == 100);
            Files.newOutputStream(database).close();
            station.publisher.publishSynthetic(100, 200);
            meshcore.awaitLog("has been truncated, moving it to");
            meshcore.await("the next rows", 30, () -> Database.count(database, "observations") == 100);
            assertThat(meshcore.terminate()).isZero();
        }
        assertThat(Database.number(
                        database, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"))
                .isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("mesh.db.truncated-"));
        }
    }

    /** As by restoring a backup under the running program: what comes after is written to the file of that name. */
    @Test
    void aFileThatIsReplacedIsWrittenTo() throws Exception {
        Path database = folder.resolve("mesh.db");
        Path backup = folder.resolve("backup.db");
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.settled(database)) {
            station.publisher.publishSynthetic(0, 100);
            meshcore.await("the first rows", 30, () -> Database.count(database, "observations") == 100);
            Database.execute(database, "VACUUM INTO '" + backup + "'");
            Files.move(backup, database, StandardCopyOption.REPLACE_EXISTING);
            station.publisher.publishSynthetic(100, 200);
            meshcore.awaitLog("has been replaced by another file");
            meshcore.await("the next rows", 30, () -> Database.count(database, "observations") == 200);
            assertThat(meshcore.terminate()).isZero();
        }
    }

    /** The running program still knows by which client id the broker keeps messages, and that it is the only ingest. */
    @Test
    void whatLiesBesideTheFileIsWrittenAgain() throws Exception {
        Path data = folder.resolve("data");
        Path database = data.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = station.settled(database)) {
                station.publisher.publishSynthetic(0, 100);
                meshcore.await("the first rows", 30, () -> Database.count(database, "observations") == 100);
                Files.move(data, folder.resolve("data.old"));
                station.publisher.publishSynthetic(100, 200);
                meshcore.await("the next rows", 30, () -> Database.count(database, "observations") == 100);
                meshcore.awaitLog("mesh.db.client-id was missing and is written again");
                for (String name : List.of("mesh.db.client-id", "mesh.db.sessions", "mesh.db.ingest")) {
                    Path lost = folder.resolve("data.old").resolve(name);
                    meshcore.await(name, 20, () -> Files.exists(data.resolve(name)));
                    assertThat(data.resolve(name)).hasSameTextualContentAs(lost);
                }
                try (MeshcoreProcess second = station.start(database)) {
                    second.awaitLog("this is ingest number 2 on ");
                    second.kill();
                }
                Files.delete(data.resolve("mesh.db.client-id"));
                Files.delete(data.resolve("mesh.db.sessions"));
                assertThat(meshcore.terminate()).isZero();
            }
            station.publisher.publishSynthetic(200, 300);
            try (MeshcoreProcess next = station.ingest(database)) {
                next.await("what the broker kept", 30, () -> Database.count(database, "observations") == 200);
                assertThat(next.log()).doesNotContain("new MQTT client ids");
                assertThat(next.terminate()).isZero();
            }
        }
    }

    /** As by {@code cp backup.db mesh.db} under the running program: the file is the same, but what it holds is not. */
    @Test
    void aFileThatIsOverwrittenTakesNothingMoreUntilItIsRestored() throws Exception {
        Path database = folder.resolve("mesh.db");
        Path old = folder.resolve("old.db");
        Path whole = folder.resolve("whole.db");
        try (IngestStation station = new IngestStation(folder)) {
            HealthPage page = new HealthPage(station);
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                meshcore.await("the first tasks", 30, page::tellsThatTasksHaveRun);
                station.publisher.publishSynthetic(0, 100);
                meshcore.await("the first rows", 30, () -> Database.count(database, "observations") == 100);
                Database.execute(database, "VACUUM INTO '" + old + "'");
                station.publisher.publishSynthetic(100, 5_000);
                meshcore.await("the next rows", 30, () -> Database.count(database, "observations") == 5_000);
                Database.execute(database, "VACUUM INTO '" + whole + "'");
                Files.write(database, Files.readAllBytes(old));
                // Whatever task meets the damage first; this one comes sooner than the neighbor build.
                Path requests = Files.createDirectory(folder.resolve("prune-requests"));
                Files.writeString(requests.resolve("request-01.json"), "{\"pubkeys\": [\"aa\"]}");
                meshcore.await("the damage", 90, () -> page.text().contains("writes are failing: "));
                assertThat(page.text()).contains("malformed", "restore a backup");
                assertThat(meshcore.log()).contains("ERROR database damaged, ");
                station.publisher.publishSynthetic(5_000, 5_100);
                meshcore.await("the statistics", 30, () -> station.received() == 5_100);
                meshcore.kill();
            }
            Files.move(whole, database, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(folder.resolve("mesh.db-wal"));
            Files.deleteIfExists(folder.resolve("mesh.db-shm"));
            try (MeshcoreProcess restarted = station.ingest(database)) {
                restarted.await("the last rows", 30, () -> Database.count(database, "observations") == 5_100);
                restarted.await("health", 10, () -> page.text().equals("ok\n"));
                assertThat(restarted.terminate()).isZero();
            }
        }
    }

    /** The log lies beside the file itself, wherever the link to it lies. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeletedWriteAheadLogCostsNothingEvenWhenKilledThen(boolean linked) throws Exception {
        Path database = folder.resolve("mesh.db");
        if (linked) {
            Files.createDirectories(folder.resolve("elsewhere"));
            Files.createSymbolicLink(database, Path.of("elsewhere/mesh.db"));
        }
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.settled(database)) {
            station.publisher.publishSynthetic(0, 100);
            meshcore.await("the first rows", 30, () -> Database.count(database, "observations") == 100);
            Files.delete(folder.resolve(linked ? "elsewhere/mesh.db-wal" : "mesh.db-wal"));
            station.publisher.publishSynthetic(100, 200);
            meshcore.awaitLog("write-ahead log of");
            meshcore.await("the statistics", 30, () -> station.received() == 200);
            meshcore.await("the next rows", 30, () -> Database.count(database, "observations") == 200);
            meshcore.kill();
        }
        assertThat(Database.count(database, "observations")).isEqualTo(200);
        assertThat(Database.number(
                        database, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"))
                .isZero();
    }

    /** The files that are open stay writable; what must be made again waits until the folder takes it. */
    @Test
    void aFolderThatMustNotBeWrittenToCostsTimeOnly() throws Exception {
        Path database = folder.resolve("data/mesh.db");
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.settled(database, launcher())) {
            station.publisher.publishSynthetic(0, 100);
            meshcore.await("the first rows", 30, () -> Database.count(database, "observations") == 100);
            permit(database.getParent(), "r-xr-xr-x");
            station.publisher.publishSynthetic(100, 200);
            meshcore.await("the next rows", 30, () -> Database.count(database, "observations") == 200);
            permit(database.getParent(), "rwxr-xr-x");
            delete(database);
            permit(database.getParent(), "r-xr-xr-x");
            station.publisher.publishSynthetic(200, 300);
            meshcore.awaitLog("write failed, retrying");
            Thread.sleep(2_000);
            permit(database.getParent(), "rwxr-xr-x");
            meshcore.await("the last rows", 30, () -> Database.count(database, "observations") == 100);
            meshcore.awaitLog("write succeeded again");
            assertThat(meshcore.terminate()).isZero();
            assertThat(IngestStation.troubles(meshcore)).hasSizeLessThanOrEqualTo(6);
        }
    }

    /** Nothing is subscribed, so the broker keeps what it has for the next start. */
    @Test
    void aStartInSuchAFolderEndsWithTheReasonAndLosesNothing() throws Exception {
        Path database = folder.resolve("data/mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess first = station.settled(database)) {
                assertThat(first.terminate()).isZero();
            }
            station.publisher.publishSynthetic(0, 100);
            permit(database.getParent(), "r-xr-xr-x");
            try (MeshcoreProcess refused = station.start(database, launcher())) {
                assertThat(refused.process().waitFor()).isEqualTo(1);
                assertThat(refused.log()).contains("is not writable");
            }
            permit(database.getParent(), "rwxr-xr-x");
            try (MeshcoreProcess last = station.ingest(database)) {
                last.await("all rows", 30, () -> Database.count(database, "observations") == 100);
                assertThat(last.terminate()).isZero();
            }
        }
    }

    private static void delete(Path database) throws IOException {
        for (String suffix : List.of("", "-wal", "-shm", ".client-id", ".sessions", ".ingest")) {
            Files.deleteIfExists(database.resolveSibling(database.getFileName() + suffix));
        }
    }

    private static void permit(Path folder, String permissions) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    private String[] launcher() throws IOException {
        Path probe = Files.createDirectories(folder.resolve("probe"));
        permit(probe, "r-xr-xr-x");
        boolean bound = !Files.isWritable(probe);
        permit(probe, "rwxr-xr-x");
        return bound ? new String[0] : WITHOUT_PRIVILEGES;
    }
}
