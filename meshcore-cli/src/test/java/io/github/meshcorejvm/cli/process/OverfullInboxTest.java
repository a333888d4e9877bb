package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of quality of service 1 while the database is held and the inbox full: only a session at the broker keeps them. */
class OverfullInboxTest {

    /** More than inbox, decoder and writer hold. */
    private static final int MESSAGES = 6_000;

    private static final Pattern LOST = Pattern.compile("overflow (\\d+)");

    @TempDir
    Path folder;

    private MeshcoreProcess start(IngestStation station, Path database, String source) throws Exception {
        station.configure("\"ingestBufferSize\": 10, ", station.source(source));
        return station.ingest(database);
    }

    @Test
    void withoutASessionTheyAreLostAndCounted() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = start(station, database, ", \"qos\": 1")) {
            try (DatabaseHolder holder = new DatabaseHolder(database)) {
                station.publisher.publishSynthetic(0, MESSAGES);
                meshcore.awaitLog("messages lost");
                holder.release();
            }
            meshcore.await("all messages", 60, () -> station.received() == MESSAGES);
            assertThat(meshcore.terminate()).isZero();
            assertThat(meshcore.log()).doesNotContain("left unacknowledged");
            Matcher lost = LOST.matcher(meshcore.log());
            assertThat(lost.find()).as(meshcore.log()).isTrue();
            assertThat(Long.parseLong(lost.group(1))).isPositive();
            assertThat(Database.count(database, "observations") + Long.parseLong(lost.group(1)))
                    .isEqualTo(MESSAGES);
        }
    }

    @Test
    void withASessionNoneIsLost() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = start(station, database, ", \"persistentSession\": true")) {
            try (DatabaseHolder holder = new DatabaseHolder(database)) {
                station.publisher.publishSynthetic(0, MESSAGES);
                meshcore.awaitLog("left unacknowledged");
                holder.release();
            }
            meshcore.await("all rows", 60, () -> Database.count(database, "observations") == MESSAGES);
            assertThat(meshcore.terminate()).isZero();
            assertThat(meshcore.log()).doesNotContain("messages lost");
        }
    }
}
