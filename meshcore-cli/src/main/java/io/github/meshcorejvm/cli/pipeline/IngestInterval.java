package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** The first record, from an index on, before which the task must run; the number of records if there is none. */
    int firstDue(List<StoreRecord> records, int from) {
        for (int i = from; i < records.size(); i++) {
            // Only observations are resolved with nodes and edges.
            if (records.get(i) instanceof Observation observation && isDue(observation.receivedAt())) {
                return i;
            }
        }
        return records.size();
    }

    private boolean isDue(Instant receivedAt) {
        if (last.equals(Instant.MIN)) {
            last = receivedAt;
        }
        // Recordings may follow one another in any order: a step back also ends the old period.
        return Duration.between(last, receivedAt).abs().compareTo(period) >= 0;
    }

    /** Runs the task before these records, the first of which is due; after a failure it runs again after the next period. */
    void run(List<StoreRecord> records) {
        last = ((Observation) records.get(0)).receivedAt();
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
