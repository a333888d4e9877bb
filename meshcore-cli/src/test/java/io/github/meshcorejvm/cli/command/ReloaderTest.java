package io.github.meshcorejvm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.ConfigLoader;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.StoreSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is used at the start only is the same for every reader of a reloaded configuration as for those of the start. */
class ReloaderTest {

    private static final String AT_START = "\"dbPath\": \"%1$s/%2$s.db\", \"stateDir\": \"%1$s/%2$s\"";
    private static final String OTHER = """
            , "ingest": {"standby": true}, "db": {"synchronous": "normal"}, "ingestBufferSize": 9,
            "metrics": {"listen": "127.0.0.1:1", "sampleIntervalSec": 60}, "pathTrust": {"minHashBytesForMapping": 2},
            "neighborGraph": {"maxEdgeKm": 7, "directRoutes": false, "maxAgeDays": 9},
            "retention": {"nodeDays": 8}, "observerBlacklist": ["ab"]""";

    @TempDir
    private Path folder;

    @Test
    void whatNeedsARestartStaysAsItWas() throws Exception {
        LoadedConfig start = load("first", "");
        LoadedConfig changed = load("second", OTHER);
        Config first = start.config();
        IngestPipeline pipeline = new IngestPipeline(first, new StoreSession(first));
        Reloader reloader =
                new Reloader(() -> changed, start, pipeline, new BrokerGate(new SourceSet(message -> {}), false));
        reloader.request();
        reloader.look();
        Config reloaded = pipeline.config();
        Config second = changed.config();
        assertThat(reloaded)
                .usingRecursiveComparison()
                .ignoringFields("neighbors.maxAgeDays", "retention", "observerBlacklist")
                .isEqualTo(first);
        assertThat(reloaded.neighbors().maxAgeDays()).isEqualTo(9);
        assertThat(reloaded.retention()).isEqualTo(second.retention()).isNotEqualTo(first.retention());
        assertThat(reloaded.observerBlacklist()).containsExactly("ab");
    }

    private LoadedConfig load(String name, String more) throws IOException {
        Path file = Files.writeString(
                folder.resolve("config.json"), "{" + String.format(Locale.ROOT, AT_START, folder, name) + more + "}");
        return new ConfigLoader(Map.of()).load(Optional.of(file));
    }
}
