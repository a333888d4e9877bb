package io.github.meshcorejvm.cli.monitor;

import io.github.meshcorejvm.cli.mqtt.SilenceWatchdog;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import io.github.meshcorejvm.cli.mqtt.SourceStatus;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whether ingest works, and if not, why. */
public final class Health {

    private static final double MAX_WRITE_SECONDS = 60;

    private final IngestPipeline pipeline;
    private final SourceSet sources;
    private final Supplier<List<String>> faults;

    public Health(IngestPipeline pipeline, SourceSet sources) {
        this(pipeline, sources, List::of);
    }

    /** Takes {@code faults}, the problems of the threads. */
    public Health(IngestPipeline pipeline, SourceSet sources, Supplier<List<String>> faults) {
        this.faults = faults;
        this.pipeline = pipeline;
        this.sources = sources;
    }

    /** The problems; empty when all is well. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>(faults.get());
        pipeline.trouble().ifPresent(trouble -> complaints.add("writes are failing: " + trouble));
        if (pipeline.busySeconds() > MAX_WRITE_SECONDS) {
            complaints.add("the writer has been stuck for " + Math.round(pipeline.busySeconds()) + " s");
        }
        for (SourceStatus.Snapshot source : sources.statuses()) {
            long silent = source.sinceReceipt().toSeconds();
            if (silent > SilenceWatchdog.MAX_SILENCE.toSeconds()) {
                complaints.add("source " + source.name() + " has been silent for " + silent + " s"
                        + (source.connected() ? "" : " and not connected")
                        + source.lastError().map(error -> ": " + error).orElse(""));
            } else if (source.subscribed() && source.lastError().isPresent()) {
                complaints.add(
                        "source " + source.name() + ": " + source.lastError().get());
            }
        }
        return complaints;
    }
}
