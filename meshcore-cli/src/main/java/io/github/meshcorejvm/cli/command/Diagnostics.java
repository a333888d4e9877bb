package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.maintenance.MaintenanceTasks;
import io.github.meshcorejvm.cli.monitor.Health;
import io.github.meshcorejvm.cli.monitor.IngestMetrics;
import io.github.meshcorejvm.cli.monitor.MetricsServer;
import io.github.meshcorejvm.cli.monitor.ProgramMetrics;
import io.github.meshcorejvm.cli.monitor.StorageSpace;
import io.github.meshcorejvm.cli.monitor.TaskMetrics;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.VitalThreads;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves metrics and health of a running ingest if configured. */
final class Diagnostics {

    private static final Logger LOG = LoggerFactory.getLogger(Diagnostics.class);

    private Diagnostics() {}

    static Optional<MetricsServer> serve(
            Config config,
            IngestPipeline pipeline,
            SourceSet sources,
            VitalThreads vital,
            List<MaintenanceTasks> tasks,
            StorageSpace space) {
        if (config.metricsListen().isEmpty()) {
            return Optional.empty();
        }
        Health health = new Health(pipeline, sources, vital::reasons);
        try {
            PrometheusRegistry metrics = IngestMetrics.of(pipeline, sources, health);
            ProgramMetrics.register(metrics, StoreSettings.store(config).engine(), space);
            TaskMetrics.register(metrics, tasks);
            MetricsServer server = MetricsServer.start(config.metricsListen().get(), metrics, health);
            vital.watch("metrics", server::problem);
            return Optional.of(server);
        } catch (IOException | RuntimeException taken) {
            // Diagnostics must never harm ingest.
            LOG.error("cannot serve metrics at {}: {}", config.metricsListen().get(), taken.getMessage());
            return Optional.empty();
        }
    }
}
