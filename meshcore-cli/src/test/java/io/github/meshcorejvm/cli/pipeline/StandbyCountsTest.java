package io.github.meshcorejvm.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.mqtt.Acknowledgement;
import io.github.meshcorejvm.cli.process.Database;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hot standby that wakes up after another ingest took over counts nothing that the other one has counted. */
class StandbyCountsTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasWaitingIsCountedOnce() throws Exception {
        Config config = TestMessages.config(folder, "{}");
        write(new IngestPipeline(config, new StoreSession(config)), 0, 10);

        write(IngestPipeline.ofStandby(config, new StoreSession(config), () -> false), 5, 15);
        assertThat(counted()).isEqualTo(15);
        assertThat(Database.count(folder.resolve("mesh.db"), "observations")).isEqualTo(15);

        write(IngestPipeline.ofStandby(config, new StoreSession(config), () -> true), 10, 15);
        assertThat(counted()).as("heard again").isEqualTo(20);
    }

    private static void write(IngestPipeline pipeline, int from, int to) throws InterruptedException {
        pipeline.start();
        for (int n = from; n < to; n++) {
            pipeline.receive(TestMessages.packet(n, Acknowledgement.NONE));
        }
        assertThat(pipeline.stop(Duration.ofSeconds(20))).isZero();
    }

    private long counted() {
        return Database.number(folder.resolve("mesh.db"), "SELECT sum(packet_count) FROM observers");
    }
}
