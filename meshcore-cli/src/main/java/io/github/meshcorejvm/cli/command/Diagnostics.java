package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.monitor.Health;
import io.github.meshcorejvm.cli.monitor.IngestMetrics;
import io.github.meshcorejvm.cli.monitor.MetricsServer;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.VitalThreads;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves metrics and health of a running ingest where the configuration says so. */
final class Diagnostics {

    private static final Logger LOG = LoggerFactory.getLogger(Diagnostics.class);

    private Diagnostics() {}

    static Optional<MetricsServer> serve(
            Config config, IngestPipeline pipeline, SourceSet sources, VitalThreads vital) {
        if (config.metricsListen().isEmpty()) {
            return Optional.empty();
        }
        Health health = new Health(pipeline, sources, vital::reasons);
        try {
            MetricsServer server = MetricsServer.start(
                    config.metricsListen().get(), IngestMetrics.of(pipeline, sources, health), health);
            vital.watch("metrics", server::problem);
            return Optional.of(server);
        } catch (IOException | RuntimeException taken) {
            // Diagnostics must never hurt what they look at.
            LOG.error("cannot serve metrics at {}: {}", config.metricsListen().get(), taken.getMessage());
            return Optional.empty();
        }
    }
}
