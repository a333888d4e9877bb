package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a part of it dead or stuck, the program recovers or ends; what it had acknowledged is stored, the rest comes again. */
class FailFastTest {

    private static final String QUICK = "-Dmeshcore.stuckAfterSeconds=2 -Dmeshcore.recoverWithinSeconds=2";
    private static final int MESSAGES = 20;
    /** A text in the channel that everybody has the key of. */
    private static final String ENCRYPTED =
            "{\"origin\":\"Synthetic\",\"type\":\"PACKET\",\"direction\":\"rx\",\"raw\":"
                    + "\"150011C3C1354D619BAE9590E4D177DB7EEAF982F5BDCF78005D75157D9535FA90178F785D\"}";

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void nameTheDatabase() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "needs gcc");
        database = folder.resolve("mesh.db");
    }

    @Test
    void aWriterThatHangsEndsTheProcess() throws Exception {
        HostFaults faults = new HostFaults(folder);
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = station.ingest(database, faults.launcher(QUICK))) {
                faults.disk(false);
                station.publisher.publishSynthetic(0, MESSAGES);
                endsWithOne(meshcore);
                assertThat(meshcore.log()).contains("the writer is stuck in one database call");
            }
            faults.disk(true);
            storesAll(station);
        }
    }

    @Test
    void noThreadsWhileTheBrokerIsAwayAreRecoveredFromOrEndTheProcess() throws Exception {
        HostFaults faults = new HostFaults(folder);
        // Not closed: its publisher has lost its broker.
        IngestStation station = new IngestStation(folder);
        try (Mosquitto broker = station.broker;
                MeshcoreProcess meshcore = station.ingest(database, faults.launcher(QUICK))) {
            faults.threads(false);
            broker.stop();
            broker.start();
            if (meshcore.process().waitFor(10, TimeUnit.SECONDS)) {
                endsWithOne(meshcore);
                assertThat(meshcore.log()).contains("ended unexpectedly");
            } else {
                faults.threads(true);
                meshcore.awaitLog("subscribed a", 2, 60);
            }
        }
    }

    /** The first encrypted packet needs providers of cryptography, which open files. */
    @Test
    void noFileDescriptorsAtTheFirstPacketsLoseNone() throws Exception {
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                limitFiles(meshcore, 3);
                station.publisher.publish(
                        SyntheticPackets.topic(0), ENCRYPTED.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                station.publisher.publishSynthetic(1, MESSAGES);
                if (!meshcore.process().waitFor(5, TimeUnit.SECONDS)) {
                    limitFiles(meshcore, 4096);
                    meshcore.await("the messages", 30, () -> Database.count(database, "observations") == MESSAGES);
                    return;
                }
                assertThat(meshcore.process().exitValue()).isEqualTo(1);
            }
            storesAll(station);
        }
    }

    private static void limitFiles(MeshcoreProcess meshcore, int most) throws Exception {
        new ProcessBuilder("prlimit", "--pid", Long.toString(meshcore.process().pid()), "--nofile=" + most + ":4096")
                .start()
                .waitFor();
    }

    private static void endsWithOne(MeshcoreProcess meshcore) throws Exception {
        assertThat(meshcore.process().waitFor(40, TimeUnit.SECONDS))
                .as(meshcore.log())
                .isTrue();
        assertThat(meshcore.process().exitValue()).as(meshcore.log()).isEqualTo(1);
    }

    private void storesAll(IngestStation station) throws Exception {
        try (MeshcoreProcess meshcore = station.ingest(database)) {
            meshcore.await("the messages", 30, () -> Database.count(database, "observations") == MESSAGES);
            assertThat(meshcore.terminate()).isZero();
        }
    }
}
