package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What befalls the installed program, started by its launcher, loses nothing that it had acknowledged. */
class InstalledProgramTest {

    private static final int MESSAGES = 20;
    private static final int BIG_MESSAGES = 200;
    private static final String PADDING = "[1],".repeat(14_000);

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void nameTheDatabase() {
        database = folder.resolve("mesh.db");
    }

    @Test
    void withoutMemoryItEndsAtOnceWithThree() throws Exception {
        try (IngestStation station = new IngestStation(folder)) {
            InstalledProgram program = new InstalledProgram(folder);
            try (MeshcoreProcess meshcore = program.ingest(station, database, "")) {
                assertThat(meshcore.terminate())
                        .as("the broker knows the session")
                        .isZero();
            }
            station.publisher.publishSynthetic(0, MESSAGES);
            for (int n = MESSAGES; n < MESSAGES + BIG_MESSAGES; n++) {
                station.publisher.publish(SyntheticPackets.topic(n), big(n));
            }
            // Enough to start with, and too little for what waits.
            try (MeshcoreProcess meshcore = program.start(station, database, "-Xms6m -Xmx6m")) {
                assertThat(meshcore.process().waitFor(60, TimeUnit.SECONDS))
                        .as(meshcore.log())
                        .isTrue();
                assertThat(meshcore.process().exitValue()).as(meshcore.log()).isEqualTo(3);
            }
            FailFastTest.storesAll(station, database, MESSAGES + BIG_MESSAGES);
        }
    }

    private static byte[] big(int n) {
        String body = new String(SyntheticPackets.body(n), StandardCharsets.UTF_8);
        return body.replaceFirst("\\{", "{\"padding\": [" + PADDING + "0], ").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aReplacedJarLosesNothing() throws Exception {
        InstalledProgram program = new InstalledProgram(folder);
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = program.ingest(station, database, "")) {
                program.replace();
                station.publisher.publish(
                        SyntheticPackets.topic(0), FailFastTest.ENCRYPTED.getBytes(StandardCharsets.UTF_8));
                station.publisher.publishSynthetic(1, MESSAGES);
                meshcore.await(
                        "the messages, or the end",
                        30,
                        () -> Database.count(database, "observations") == MESSAGES
                                || !meshcore.process().isAlive());
                int status = meshcore.terminate();
                // Classes that only the end needs may be missing.
                assertThat(status).as(meshcore.log()).isBetween(0, 1);
            }
            try (MeshcoreProcess meshcore = program.ingest(station, database, "")) {
                meshcore.await("the messages", 30, () -> Database.count(database, "observations") == MESSAGES);
                assertThat(meshcore.terminate()).isZero();
            }
        }
        FailFastTest.isDecrypted(database);
    }
}
