package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose tables cannot grow: ingest keeps what comes, says why, and resumes by itself when there is room. */
class FullServerDiskTest {

    /** More than a file of the server's log, which could not be made either. */
    private static final String FILLING = """
            INSERT INTO transmissions (raw_hex, hash, first_seen)
            SELECT lpad(i::text, 1900, 'A'), lpad(i::text, 16, 'f'), '2026-01-01T00:00:00Z'
            FROM generate_series(1, 10000) i""";

    @TempDir
    private Path folder;

    @Test
    void waitsAndResumesWhenThereIsRoom() throws Exception {
        try (PostgresServer server = PostgresServer.start(true);
                IngestStation broker = new IngestStation(folder)) {
            ServerStation station = new ServerStation(server, folder);
            station.execute(FILLING);
            try (MeshcoreProcess meshcore = station.ingest("one", broker.config)) {
                meshcore.awaitLog("subscribed a", 1, 60);
                broker.publisher.publishSynthetic(0, 20);
                meshcore.await("the first messages", 30, () -> station.count("observations") == 20);
                server.limitFiles(Long.toString(station.number("SELECT pg_relation_size('transmissions')")));
                broker.publisher.publishSynthetic(20, 1_020);
                meshcore.awaitLog("write failed, retrying: write a batch of ", 1, 60);
                server.limitFiles("unlimited");
                meshcore.await("all messages", 60, () -> station.count("observations") == 1_020);
                assertThat(station.number("SELECT sum(packet_count) FROM observers"))
                        .isEqualTo(1_020);
                assertThat(meshcore.log()).contains("could not extend file", "write succeeded again");
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }
}
