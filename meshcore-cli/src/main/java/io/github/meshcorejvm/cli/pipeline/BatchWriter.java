package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.message.DropReason;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.TransactionTimes;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.RejectedRecord;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the records of a batch, and retries until the database takes them. For the thread that writes; the seconds may be
 * read by any thread.
 */
final class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private static final long LOG_PAUSE_NANOS = 60_000_000_000L;

    private final BatchStore store;
    private final IngestStats stats;
    private final StoreTrouble trouble;
    private volatile long busySinceNanos;
    private volatile long callSinceNanos;
    private long unloggedRejected;
    private long loggedRejectedNanos;

    BatchWriter(BatchStore store, IngestStats stats, StoreTrouble trouble) {
        this.store = store;
        this.stats = stats;
        this.trouble = trouble;
    }

    /** How long the current batch has been in progress, in seconds; 0 when there is none. */
    double busySeconds() {
        return secondsSince(busySinceNanos);
    }

    /**
     * How long the current database call has been unanswered, in seconds; 0 when there is none, or during a wait before a
     * retry.
     */
    double callSeconds() {
        return secondsSince(callSinceNanos);
    }

    /** Writes a batch; returns when all of it is durable. */
    void write(DecodedBatch batch) throws InterruptedException {
        if (batch.items().isEmpty()) {
            return;
        }
        busySinceNanos = Math.max(1, System.nanoTime());
        try {
            writeUntilDone(batch, batch.items());
        } finally {
            busySinceNanos = 0;
        }
    }

    private void writeUntilDone(DecodedBatch batch, List<StoreRecord> items) throws InterruptedException {
        while (true) {
            try {
                awaitRepair();
                long begun = System.nanoTime();
                BatchResult result = call(items);
                int messages = items.size() < batch.items().size()
                        ? items.size()
                        : batch.messages().size();
                stats.onCommitted(result, messages, (System.nanoTime() - begun) / 1e6);
                logRejected(result.rejected());
                trouble.succeeded();
                return;
            } catch (StoreException failure) {
                stats.onWriteError();
                trouble.failed("write failed, retrying", failure);
            } catch (RuntimeException fault) {
                if (HostFault.isBehind(fault)) {
                    throw fault;
                }
                setAside(batch, items, fault);
                return;
            }
            trouble.pause();
        }
    }

    /** Waits while the file is damaged; whoever repairs it may put another one in its place. */
    private void awaitRepair() throws InterruptedException {
        while (trouble.isDamaged()) {
            store.closeIfLost();
            trouble.pause();
        }
    }

    private BatchResult call(List<StoreRecord> items) {
        callSinceNanos = Math.max(1, System.nanoTime());
        try {
            return TransactionTimes.measure(stats.times(WriterComponent.MQTT_HANDLER), () -> store.write(items));
        } finally {
            callSinceNanos = 0;
        }
    }

    /** A bug in this program: the item that triggers it must not stop the others, nor be redelivered for ever. */
    private void setAside(DecodedBatch batch, List<StoreRecord> items, RuntimeException fault)
            throws InterruptedException {
        if (items.size() == 1) {
            stats.onDropped(DropReason.FAILED);
            LOG.error("failed to write a record", fault);
            return;
        }
        LOG.warn("failed to write a batch of {} records, writing them one by one: {}", items.size(), fault.toString());
        for (StoreRecord item : items) {
            writeUntilDone(batch, List.of(item));
        }
    }

    /** At most one line a minute: strangers control their number. */
    private void logRejected(List<RejectedRecord> rejected) {
        if (rejected.isEmpty()) {
            return;
        }
        unloggedRejected += rejected.size();
        if (loggedRejectedNanos == 0 || System.nanoTime() - loggedRejectedNanos > LOG_PAUSE_NANOS) {
            // Another program's trigger can choose the message.
            LOG.warn(
                    "{} records rejected by the database, for example because: {}",
                    unloggedRejected,
                    TerminalText.shortLine(rejected.get(0).reason()));
            unloggedRejected = 0;
            loggedRejectedNanos = System.nanoTime();
        }
    }

    private static double secondsSince(long nanos) {
        return nanos == 0 ? 0 : (System.nanoTime() - nanos) / 1e9;
    }
}
