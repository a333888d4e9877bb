package io.github.meshcorejvm.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.documentation.Page;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.StoreSession;
import io.github.meshcorejvm.cli.pipeline.TestMessages;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsPageTest {

    @TempDir
    Path folder;

    @Test
    void everyMetricIsExplainedAndEveryMetricThatIsExplainedIsServed() throws Exception {
        Config config = TestMessages.config(folder, "{}");
        IngestPipeline pipeline = new IngestPipeline(config, new StoreSession(config));
        SourceSet sources = new SourceSet(message -> {});
        PrometheusRegistry registry = IngestMetrics.of(pipeline, sources, new Health(pipeline, sources));
        ProgramMetrics.register(registry, "engine", new StorageSpace(folder.resolve("mesh.db")));
        TaskMetrics.register(registry, List.of());
        List<String> served = registry.scrape().stream()
                .map(metric -> metric.getMetadata().getPrometheusName() + suffix(metric))
                .toList();

        assertThat(Page.of("docs/operations.md").table("## Metrics"))
                .extracting(row -> row.get(0).replace("`", ""))
                .containsExactlyInAnyOrderElementsOf(served);
    }

    private static String suffix(MetricSnapshot metric) {
        return metric instanceof CounterSnapshot ? "_total" : metric instanceof InfoSnapshot ? "_info" : "";
    }
}
