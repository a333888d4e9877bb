package io.github.meshcorejvm.cli.monitor;

import io.github.meshcorejvm.cli.message.DropReason;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import io.github.meshcorejvm.cli.mqtt.SourceStatus;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import io.github.meshcorejvm.cli.pipeline.Percentiles;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.SummaryWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The counters in Prometheus format. */
public final class IngestMetrics {

    private static final String PREFIX = "meshcore_ingest_";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final IngestPipeline pipeline;
    private final SourceSet sources;

    private IngestMetrics(IngestPipeline pipeline, SourceSet sources) {
        this.pipeline = pipeline;
        this.sources = sources;
    }

    public static PrometheusRegistry of(IngestPipeline pipeline, SourceSet sources, Health health) {
        IngestMetrics metrics = new IngestMetrics(pipeline, sources);
        metrics.counters();
        metrics.gauges(health);
        metrics.perSource();
        metrics.percentiles("commit_seconds", "Duration of a transaction.", stats -> stats.commitMillis(), 1e-3);
        metrics.percentiles("batch_messages", "Messages in a transaction.", stats -> stats.batchSizes(), 1);
        return metrics.registry;
    }

    private void counters() {
        counter("messages_received", "Messages received.", IngestStats.Snapshot::received);
        counter("transmissions", "New packets stored.", IngestStats.Snapshot::transmissions);
        counter("observations", "New observations stored.", IngestStats.Snapshot::observations);
        counter("duplicates", "Observations that were already stored.", IngestStats.Snapshot::duplicates);
        counter("wrong_signatures", "Adverts with an invalid signature.", IngestStats.Snapshot::signatureDrops);
        counter("commits", "Transactions.", IngestStats.Snapshot::commits);
        counter("write_errors", "Transactions that failed and were retried.", IngestStats.Snapshot::writeErrors);
        counter("refused", "Messages left unacknowledged because the inbox was full.", IngestStats.Snapshot::refused);
        CounterWithCallback.builder()
                .name(PREFIX + "dropped")
                .help("Messages that changed nothing in the database, by reason.")
                .labelNames("reason")
                .callback(out -> {
                    Map<String, Long> drops = pipeline.stats().snapshot().drops();
                    for (DropReason reason : DropReason.values()) {
                        // Includes counters at 0, so that the first event counts as an increase.
                        out.call(drops.getOrDefault(reason.label(), 0L), reason.label());
                    }
                })
                .register(registry);
    }

    private void gauges(Health health) {
        gauge("queue_messages", "Messages waiting to be decoded.", pipeline -> pipeline.queued());
        gauge("queue_bytes", "Bytes of the messages waiting to be decoded.", pipeline -> pipeline.queuedBytes());
        gauge(
                "last_commit_timestamp_seconds",
                "When a transaction was last committed, in seconds since 1970; 0 = not since the start.",
                pipeline -> pipeline.stats().snapshot().lastCommit());
        gauge(
                "database_failing",
                "1 while writes fail and are retried.",
                pipeline -> pipeline.trouble().isPresent() ? 1 : 0);
        gauge(
                "healthy",
                "1 when /healthz says ok.",
                pipeline -> health.complaints().isEmpty() ? 1 : 0);
    }

    private void perSource() {
        sourceGauge("source_connected", "1 while connected to the broker.", source -> source.connected() ? 1 : 0);
        sourceGauge(
                "source_subscribed",
                "1 while the broker has accepted a subscription.",
                source -> source.subscribed() ? 1 : 0);
        sourceGauge(
                "source_last_receipt_age_seconds",
                "Seconds since the last message was received; since the start if there was none.",
                source -> source.sinceReceipt().toMillis() / 1e3);
        sourceGauge(
                "source_last_receipt_seconds",
                "When a message was last received, in seconds since 1970; 0 = not since the start.",
                SourceStatus.Snapshot::lastReceipt);
        sourceGauge(
                "source_last_written_seconds",
                "When a message was last written to the database, in seconds since 1970; 0 = not since the start.",
                SourceStatus.Snapshot::lastWritten);
        sourceCounter("source_messages", "Messages received.", SourceStatus.Snapshot::received);
        sourceCounter("source_connects", "Connections made.", SourceStatus.Snapshot::connectCount);
        sourceCounter("source_disconnects", "Connections lost.", SourceStatus.Snapshot::disconnectCount);
    }

    private void counter(String name, String help, ToDoubleFunction<IngestStats.Snapshot> value) {
        CounterWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .callback(out -> out.call(value.applyAsDouble(pipeline.stats().snapshot())))
                .register(registry);
    }

    private void gauge(String name, String help, ToDoubleFunction<IngestPipeline> value) {
        GaugeWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .callback(out -> out.call(value.applyAsDouble(pipeline)))
                .register(registry);
    }

    private void sourceGauge(String name, String help, ToDoubleFunction<SourceStatus.Snapshot> value) {
        GaugeWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames("source")
                .callback(out ->
                        sources.statuses().forEach(source -> out.call(value.applyAsDouble(source), label(source))))
                .register(registry);
    }

    private void sourceCounter(String name, String help, ToDoubleFunction<SourceStatus.Snapshot> value) {
        CounterWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames("source")
                .callback(out ->
                        sources.statuses().forEach(source -> out.call(value.applyAsDouble(source), label(source))))
                .register(registry);
    }

    /** The exposition format escapes line feeds and quotes, but no terminal control characters. */
    private static String label(SourceStatus.Snapshot source) {
        return TerminalText.escape(source.name());
    }

    private void percentiles(
            String name, String help, Function<IngestStats, Percentiles.Snapshot> values, double unit) {
        SummaryWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .callback(out -> {
                    Percentiles.Snapshot now = values.apply(pipeline.stats());
                    out.call(
                            now.count(),
                            now.sum() * unit,
                            Quantiles.of(
                                    new Quantile(0.5, now.p50() * unit),
                                    new Quantile(0.95, now.p95() * unit),
                                    new Quantile(0.99, now.p99() * unit)));
                })
                .register(registry);
    }
}
