package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals end the program also when its writer cannot write, and what it had not written is still at the broker. */
class StopTest {

    private static final int MESSAGES = 150;

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void nameTheDatabase() {
        database = folder.resolve("mesh.db");
    }

    @Test
    void theSecondSignalEndsItAtOnceAndItSaysWhatWasLost() throws Exception {
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = station.ingest(database);
                    DatabaseHolder holder = new DatabaseHolder(database)) {
                publishAndReceive(station, meshcore);
                meshcore.signal("TERM");
                meshcore.awaitLog("stopping, " + MESSAGES + " messages left to write");
                // Two at the same moment are one that was sent to the process and to its group.
                Thread.sleep(500);
                meshcore.signal("INT");
                assertThat(meshcore.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
                assertThat(meshcore.process().exitValue()).isEqualTo(1);
                assertThat(meshcore.log())
                        .contains("stopped immediately, " + MESSAGES + " messages not written")
                        .doesNotContain("shutdown timed out");
                holder.release();
            }
            comesAgain(station);
        }
    }

    @Test
    void theFirstSignalEndsItInTimeThoughTheDatabaseIsHeld() throws Exception {
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess meshcore = station.ingest(database);
                    DatabaseHolder holder = new DatabaseHolder(database)) {
                publishAndReceive(station, meshcore);
                assertThat(meshcore.terminate()).isEqualTo(1);
                assertThat(meshcore.log()).contains("shutdown timed out, " + MESSAGES + " messages not written");
                holder.release();
            }
            comesAgain(station);
        }
    }

    /** Neither an input that says nothing nor a held database keeps a replay from ending. */
    @Test
    void aSignalEndsAReplayThatWaits() throws Exception {
        try (MeshcoreProcess meshcore =
                new MeshcoreProcess(folder, Map.of(), "ingest", "--replay", "-", "--db", database.toString())) {
            // Its input is a pipe that stays open.
            meshcore.process().getOutputStream().write('\n');
            meshcore.process().getOutputStream().flush();
            meshcore.await("the database", 20, () -> Database.count(database, "observations") == 0);
            // It takes the signals over a moment later, which nothing outside shows.
            Thread.sleep(1_500);
            assertThat(meshcore.terminate()).isZero();
            assertThat(meshcore.log()).contains("0 messages: ");
        }
    }

    /** Its input has ended, and only the database that does not take the rest keeps it from ending. */
    @Test
    void aSignalEndsAReplayThatIsStillRetrying() throws Exception {
        try (MeshcoreProcess meshcore =
                new MeshcoreProcess(folder, Map.of(), "ingest", "--replay", "-", "--db", database.toString())) {
            meshcore.await("the database", 20, () -> Database.count(database, "observations") == 0);
            // Its last write at the start is over.
            Thread.sleep(1_500);
            try (DatabaseHolder holder = new DatabaseHolder(database)) {
                OutputStream input = meshcore.process().getOutputStream();
                input.write(("{\"topic\":\"" + SyntheticPackets.topic(1) + "\",\"payload\":"
                                + new String(SyntheticPackets.body(1), StandardCharsets.UTF_8)
                                + ",\"receivedAt\":\"2026-11-01T00:00:00Z\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
                input.close();
                meshcore.awaitLog("write failed, retrying");
                assertThat(meshcore.terminate()).isEqualTo(1);
                assertThat(meshcore.log()).contains("stopped by a signal");
                holder.release();
            }
        }
    }

    private static void publishAndReceive(IngestStation station, MeshcoreProcess meshcore) throws Exception {
        station.publisher.publishSynthetic(0, MESSAGES);
        meshcore.await("the messages", 20, () -> station.received() == MESSAGES);
    }

    private void comesAgain(IngestStation station) throws Exception {
        try (MeshcoreProcess meshcore = station.ingest(database)) {
            meshcore.await("the broker's copies", 30, () -> Database.count(database, "observations") == MESSAGES);
            assertThat(meshcore.terminate()).isZero();
        }
    }
}
