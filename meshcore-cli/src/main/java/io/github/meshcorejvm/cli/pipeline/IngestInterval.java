package io.github.meshcorejvm.cli.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that runs after each period of ingest time. A replay reads hours in seconds; by the wall clock the task would run
 * once. Confined to the thread that writes.
 */
final class IngestInterval {

    /** Never due. */
    static final IngestInterval NONE = new IngestInterval(Duration.ofSeconds(Long.MAX_VALUE), () -> {});

    private static final Logger LOG = LoggerFactory.getLogger(IngestInterval.class);

    private final Duration period;
    private final Runnable task;
    private Instant last = Instant.MIN;

    /** The first period begins with the first observation. */
    IngestInterval(Duration period, Runnable task) {
        this.period = period;
        this.task = task;
    }

    /** Whether the task must run before an observation of this ingest time is written. */
    boolean isDue(Instant receivedAt) {
        if (last.equals(Instant.MIN)) {
            last = receivedAt;
        }
        // Recordings may follow one another in any order: a step back also ends the old period.
        return Duration.between(last, receivedAt).abs().compareTo(period) >= 0;
    }

    /** Runs the task; after a failure it runs again after the next period. */
    void run(Instant receivedAt) {
        last = receivedAt;
        try {
            task.run();
        } catch (RuntimeException failure) {
            if (HostFault.isBehind(failure)) {
                throw failure;
            }
            LOG.warn("refresh of known nodes and edges failed: {}", failure.toString());
        }
    }
}
