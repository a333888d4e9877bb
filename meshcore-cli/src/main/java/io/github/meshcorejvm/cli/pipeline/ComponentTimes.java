package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.store.TransactionTimes;
import java.util.concurrent.atomic.LongAdder;

/** How long the transactions of one component waited for the write lock and held it. Safe for use by multiple threads. */
public final class ComponentTimes implements TransactionTimes.Listener {

    private static final double NANOS_PER_MILLI = 1e6;
    /** A wait longer than this means that somebody else had the lock. */
    private static final double CONTENDED_MILLIS = 1;

    private final Percentiles waitMillis = new Percentiles();
    private final Percentiles holdMillis = new Percentiles();
    private final LongAdder contention = new LongAdder();

    @Override
    public void ended(long waitedNanos, long heldNanos) {
        double waited = waitedNanos / NANOS_PER_MILLI;
        waitMillis.record(waited);
        holdMillis.record(heldNanos / NANOS_PER_MILLI);
        if (waited >= CONTENDED_MILLIS) {
            contention.increment();
        }
    }

    @Override
    public void refused(long waitedNanos) {
        waitMillis.record(waitedNanos / NANOS_PER_MILLI);
        contention.increment();
    }

    /** In milliseconds; its count includes all transactions that began or did not get the lock. */
    public Percentiles.Snapshot waited() {
        return waitMillis.snapshot();
    }

    /** In milliseconds. */
    public Percentiles.Snapshot held() {
        return holdMillis.snapshot();
    }

    /** How many transactions had to wait for another's. */
    public long contention() {
        return contention.sum();
    }
}
