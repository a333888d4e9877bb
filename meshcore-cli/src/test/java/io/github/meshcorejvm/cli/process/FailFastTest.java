package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the host fails, the program recovers or ends; what it had acknowledged is stored, the rest comes again. */
class FailFastTest {

    private static final String QUICK = "-Dmeshcore.stuckAfterSeconds=1 -Dmeshcore.recoverWithinSeconds=1";
    private static final int MESSAGES = 20;
    private static final int SECONDS_WITHOUT_THREADS = Integer.getInteger("meshcore.secondsWithoutThreads", 5);
    /** A text in the channel that everybody has the key of. */
    static final String ENCRYPTED = "{\"origin\":\"Synthetic\",\"type\":\"PACKET\",\"direction\":\"rx\",\"raw\":"
            + "\"150011C3C1354D619BAE9590E4D177DB7EEAF982F5BDCF78005D75157D9535FA90178F785D\"}";

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void nameTheDatabase() {
        database = folder.resolve("mesh.db");
    }

    @Test
    void aWriterThatHangsIsReportedByHealthAndEndsTheProcess() throws Exception {
        HostFaults faults = new HostFaults(folder);
        try (IngestStation station = new IngestStation(folder)) {
            HealthPage health = new HealthPage(station);
            try (MeshcoreProcess meshcore = station.ingest(database, faults.launcher(QUICK))) {
                faults.disk(false);
                station.publisher.publishSynthetic(0, MESSAGES);
                String reason = "the writer is stuck in one database call";
                meshcore.await("the reason", 20, () -> health.text().contains(reason));
                endsWithOne(meshcore);
                assertThat(meshcore.log()).contains(reason);
            }
            faults.disk(true);
            storesAll(station);
        }
    }

    @Test
    void openingThatHangsEndsTheProcess() throws Exception {
        HostFaults faults = new HostFaults(folder);
        faults.disk(false);
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.start(database, faults.launcher(QUICK, "writer"))) {
            endsWithOne(meshcore);
            assertThat(meshcore.log()).contains("opening the database has made no progress");
        }
    }

    @Test
    void maintenanceThatHangsEndsTheProcess() throws Exception {
        HostFaults faults = new HostFaults(folder);
        faults.disk(false);
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = station.ingest(database, faults.launcher(QUICK, "neighbor-build"))) {
                station.publisher.publishSynthetic(0, MESSAGES);
                endsWithOne(meshcore);
                assertThat(meshcore.log()).contains("the maintenance task").contains("has made no progress");
            }
            faults.disk(true);
            storesAll(station);
        }
    }

    /** The build waits for its disk; that another ingest has come is seen all the same. */
    @Test
    void aMaintenanceTaskThatHangsDoesNotStopTheOthers() throws Exception {
        HostFaults faults = new HostFaults(folder);
        faults.disk(false);
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.ingest(database, faults.launcher("", "neighbor-build"));
                MeshcoreProcess other = station.ingest(database)) {
            meshcore.awaitLog("another ingest");
            assertThat(other.terminate()).isZero();
            faults.disk(true);
            assertThat(meshcore.terminate()).isZero();
        }
    }

    @Test
    void noThreadsWhileTheBrokerIsAwayAreRecoveredFromOrEndTheProcess() throws Exception {
        HostFaults faults = new HostFaults(folder);
        // Not closed: its publisher has lost its broker.
        IngestStation station = new IngestStation(folder);
        try (Mosquitto broker = station.broker) {
            try (MeshcoreProcess meshcore = station.ingest(database, faults.launcher(""))) {
                faults.threads(false);
                broker.stop();
                broker.start();
                publish(broker);
                boolean ended = meshcore.process().waitFor(SECONDS_WITHOUT_THREADS, TimeUnit.SECONDS);
                faults.threads(true);
                if (!ended) {
                    meshcore.await(
                            "the messages, or the end",
                            60,
                            () -> Database.count(database, "observations") == MESSAGES
                                    || !meshcore.process().isAlive());
                }
                if (meshcore.process().isAlive()) {
                    assertThat(meshcore.terminate()).isZero();
                } else {
                    assertThat(meshcore.process().exitValue())
                            .as(meshcore.log())
                            .isEqualTo(1);
                    assertThat(meshcore.log()).contains("ended unexpectedly");
                }
            }
            storesAll(station);
        }
    }

    /** The JVM loses a signal that it has no thread for. */
    @Test
    void withoutThreadsItEndsThoughItsSignalIsLost() throws Exception {
        HostFaults faults = new HostFaults(folder);
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = station.settled(database, faults.launcher(QUICK))) {
                faults.threads(false);
                meshcore.process().destroy();
                endsWithOne(meshcore);
                assertThat(meshcore.log()).contains("no thread can be started");
            }
            faults.threads(true);
            station.publisher.publishSynthetic(0, MESSAGES);
            storesAll(station);
        }
    }

    /** The first encrypted packet needs providers of cryptography, which open files. */
    @Test
    void noFileDescriptorsAtTheFirstEncryptedPacketLoseNone() throws Exception {
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = new InstalledProgram(folder).ingest(station, database, "")) {
                limitFiles(meshcore, 3);
                meshcore.awaitLog("no file or socket can be opened: Too many open files");
                station.publisher.publish(SyntheticPackets.topic(0), ENCRYPTED.getBytes(StandardCharsets.UTF_8));
                station.publisher.publishSynthetic(1, MESSAGES);
                if (meshcore.process().waitFor(3, TimeUnit.SECONDS)) {
                    assertThat(meshcore.process().exitValue())
                            .as(meshcore.log())
                            .isEqualTo(1);
                } else {
                    limitFiles(meshcore, 4096);
                    meshcore.await("the messages", 30, () -> Database.count(database, "observations") == MESSAGES);
                    assertThat(meshcore.terminate()).isZero();
                }
            }
            storesAll(station);
        }
        isDecrypted(database);
    }

    static void isDecrypted(Path database) {
        assertThat(Database.number(
                        database,
                        "SELECT count(*) FROM transmissions WHERE decoded_json LIKE '%\"decryptionStatus\":\"decrypted\"%'"
                                + " OR payload_type = 5 AND decoded_json LIKE '%\"text\"%'"))
                .as("decrypted")
                .isEqualTo(1);
    }

    @Test
    void aRequestForAThreadDumpIsHarmless() throws Exception {
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.ingest(database)) {
            meshcore.signal("QUIT");
            meshcore.awaitLog("Full thread dump");
            station.publisher.publishSynthetic(0, MESSAGES);
            meshcore.await("the messages", 20, () -> Database.count(database, "observations") == MESSAGES);
            assertThat(meshcore.terminate()).isZero();
        }
    }

    private static void publish(Mosquitto broker) throws Exception {
        for (int n = 0; n < MESSAGES; n++) {
            broker.publish(
                    SyntheticPackets.topic(n), new String(SyntheticPackets.body(n), StandardCharsets.UTF_8), "-q", "1");
        }
    }

    private static void limitFiles(MeshcoreProcess meshcore, int max) throws Exception {
        run("prlimit", "--pid", Long.toString(meshcore.process().pid()), "--nofile=" + max + ":4096");
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    static void endsWithOne(MeshcoreProcess meshcore) throws Exception {
        assertThat(meshcore.process().waitFor(40, TimeUnit.SECONDS))
                .as(meshcore.log())
                .isTrue();
        assertThat(meshcore.process().exitValue()).as(meshcore.log()).isEqualTo(1);
    }

    private void storesAll(IngestStation station) throws Exception {
        storesAll(station, database, MESSAGES);
    }

    /** A new start has so many observations in the end. */
    static void storesAll(IngestStation station, Path database, int messages) throws Exception {
        try (MeshcoreProcess meshcore = station.ingest(database)) {
            meshcore.await("the messages", 60, () -> Database.count(database, "observations") == messages);
            assertThat(meshcore.terminate()).isZero();
        }
    }
}
