package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another process holds the database: ingest waits, keeps what comes, acknowledges nothing, and resumes by itself. Held
 * just longer than SQLite waits as part of the build; for a minute with
 *
 * <pre>mvn -pl meshcore-cli -am test -Dtest=LockedDatabaseTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -DargLine=-Dproof.sickSeconds=60</pre>
 */
class LockedDatabaseTest {

    private static final int SECONDS = Integer.getInteger("proof.sickSeconds", 1);
    private static final int MESSAGES = 4_000;

    @TempDir
    Path folder;

    @Test
    void losesNothingEvenWhenKilledMeanwhileAndLogsAFewLines() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            MeshcoreProcess killed = station.ingest(database);
            try (killed) {
                station.publisher.publishSynthetic(0, 1_000);
                killed.await("the first rows", 30, () -> Database.count(database, "observations") == 1_000);
                try (DatabaseHolder holder = new DatabaseHolder(database)) {
                    station.publisher.publishSynthetic(1_000, 2_000);
                    killed.awaitLog("write failed, retrying");
                    // Had any of them been acknowledged, the broker would not send it again.
                    killed.kill();
                    holder.release();
                }
                assertThat(Database.count(database, "observations")).isEqualTo(1_000);
            }
            try (MeshcoreProcess meshcore = station.ingest(database)) {
                meshcore.await("the broker's copies", 30, () -> Database.count(database, "observations") == 2_000);
                try (DatabaseHolder holder = new DatabaseHolder(database)) {
                    station.publisher.publishSynthetic(2_000, 2_001);
                    meshcore.awaitLog("write failed, retrying");
                    flood(station.publisher);
                    station.publisher.publishSynthetic(2_001, MESSAGES);
                    meshcore.awaitLog("messages lost");
                    Thread.sleep(SECONDS * 1_000L);
                    holder.release();
                }
                meshcore.await("all rows", 60, () -> Database.count(database, "observations") == MESSAGES);
                meshcore.awaitLog("write succeeded again");
                assertThat(meshcore.peakMegabytes()).isLessThan(300);
                assertThat(meshcore.terminate()).isZero();
                // Locked, released, and what of the flood found no room.
                assertThat(IngestStation.troubles(meshcore)).hasSizeLessThanOrEqualTo(6 + 2 * SECONDS / 60);
                assertThat(meshcore.log()).doesNotContain("OutOfMemory");
            }
        }
        assertThat(Database.count(database, "transmissions")).isEqualTo(MESSAGES);
        assertThat(Database.number(database, "SELECT sum(packet_count) FROM observers"))
                .isEqualTo(MESSAGES);
    }

    /** Most of what the program has for a heap, of messages that no broker would send again. */
    private static void flood(Publisher publisher) throws Exception {
        byte[] big = new byte[60_000];
        for (int n = 0; n < 1_500; n++) {
            publisher.publish("meshcore/FRA/0011/packets", big, 0, false);
        }
    }

    /** The broker's messages are taken in before the database can be opened. */
    @Test
    void startsWhileTheDatabaseIsHeld() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            try (MeshcoreProcess first = station.ingest(database)) {
                assertThat(first.terminate()).isZero();
            }
            station.publisher.publishSynthetic(0, 500);
            try (DatabaseHolder holder = new DatabaseHolder(database);
                    MeshcoreProcess meshcore = station.ingest(database)) {
                meshcore.await("the messages", 30, () -> station.received() > 0);
                assertThat(Database.count(database, "observations")).isLessThan(1);
                holder.release();
                meshcore.await("all rows", 30, () -> Database.count(database, "observations") == 500);
                assertThat(meshcore.terminate()).isZero();
                assertThat(IngestStation.troubles(meshcore)).hasSizeLessThanOrEqualTo(2);
            }
        }
    }
}
