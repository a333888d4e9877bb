package io.github.meshcorejvm.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lastMessageUnix} of a source tells when something of it was written. */
class WrittenSourcesTest {

    @TempDir
    Path folder;

    @Test
    void aSourceOfWhichNothingIsStoredIsNotAmongThem() throws Exception {
        assertThat(written("meshcore/events/x", "{\"raw\":\"150200AA11\"}")).isEmpty();
        assertThat(written("meshcore/FRA/" + "AB".repeat(32) + "/packets", "{\"raw\":\"zz\"}"))
                .isEmpty();
        assertThat(written("meshcore/FRA/" + "AB".repeat(32) + "/packets", "{\"raw\":\"3d0001020304\"}"))
                .hasSize(1);
    }

    private Set<String> written(String topic, String payload) throws Exception {
        Config config = TestMessages.config(folder, "{}");
        IngestPipeline pipeline = new IngestPipeline(config, new StoreSession(config));
        Set<String> sources = new TreeSet<>();
        pipeline.onWritten(names -> {
            synchronized (sources) {
                sources.addAll(names);
            }
        });
        pipeline.receive(TestMessages.message(topic, payload));
        pipeline.start();
        assertThat(pipeline.stop(Duration.ofSeconds(20))).isZero();
        synchronized (sources) {
            return sources;
        }
    }
}
