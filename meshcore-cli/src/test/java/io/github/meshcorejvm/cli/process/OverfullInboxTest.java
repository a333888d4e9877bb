package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of quality of service 1 while the database is held and the inbox full: only a session at the broker keeps them. */
class OverfullInboxTest {

    /** More than inbox, decoder and writer hold. */
    private static final int MESSAGES = 6_000;

    @TempDir
    Path folder;

    private MeshcoreProcess start(IngestStation station, Path database, String source) throws Exception {
        Files.writeString(
                station.config,
                "{\"ingestBufferSize\": 10, \"mqttSources\": [{\"name\": \"a\", \"broker\": \"" + station.broker.url()
                        + "\"" + source + "}]}");
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
            assertThat(meshcore.terminate()).isZero();
            assertThat(meshcore.log()).containsPattern("overflow \\d+").doesNotContain("left unacknowledged");
            assertThat(Database.count(database, "observations")).isLessThan(MESSAGES);
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
