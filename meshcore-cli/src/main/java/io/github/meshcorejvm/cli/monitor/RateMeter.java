package io.github.meshcorejvm.cli.monitor;

import io.github.meshcorejvm.cli.mqtt.SourceStatus;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import java.util.List;
import java.util.Locale;

/** The status line of a terminal: rate, queue, packets, sources. Confined to one thread. */
public final class RateMeter {

    private static final double SMOOTHING = 0.2;

    private long received;
    private long lastNanos = System.nanoTime();
    private double perSecond;

    public String line(IngestStats.Snapshot counted, IngestPipeline pipeline, List<SourceStatus.Snapshot> sources) {
        long now = System.nanoTime();
        double rate = (counted.received() - received) / Math.max(1e-3, (now - lastNanos) / 1e9);
        perSecond += SMOOTHING * (rate - perSecond);
        received = counted.received();
        lastNanos = now;
        StringBuilder line = new StringBuilder(120);
        line.append(String.format(Locale.ROOT, "%.1f msg/s, ", perSecond))
                .append(pipeline.queued())
                .append(" waiting, ")
                .append(counted.transmissions())
                .append(" packets, ")
                .append(counted.observations())
                .append(" observations");
        long newest = sources.stream()
                .mapToLong(SourceStatus.Snapshot::lastReceipt)
                .max()
                .orElse(0);
        if (newest > 0) {
            line.append(", newest ")
                    .append(System.currentTimeMillis() / 1000 - newest)
                    .append(" s ago");
        }
        for (SourceStatus.Snapshot source : sources) {
            line.append(" | ").append(source.name()).append(source.subscribed() ? " up" : " DOWN");
        }
        return line.toString();
    }
}
