package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.message.DropReason;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import io.github.meshcorejvm.store.TransactionTimes;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.RejectedRecord;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer: takes all that waits, up to a bound, into one transaction, and tells the brokers when it is durable. A
 * database that fails is tried again until it heals; meanwhile nothing is acknowledged.
 */
final class WriteStage {

    private static final Logger LOG = LoggerFactory.getLogger(WriteStage.class);
    private static final int MAX_PER_TRANSACTION = 2_000;
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long MAX_RETRY_MILLIS = 2_000;
    private static final long REMIND_NANOS = 60_000_000_000L;

    private final DecodeStage decoder;
    private final BatchStore store;
    private final IngestStats stats;
    private final Runnable onEnd;
    private final Thread thread = new Thread(this::run, "writer");
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile Optional<RuntimeException> openFailure = Optional.empty();
    private volatile Consumer<Set<String>> onWritten = names -> {};
    private volatile IngestInterval interval = IngestInterval.NONE;
    private volatile boolean abandoned;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile long busySinceNanos;
    private volatile long callSinceNanos;
    private final LongWork opening = new LongWork();
    private long remindedNanos;

    WriteStage(DecodeStage decoder, BatchStore store, IngestStats stats, Runnable onEnd) {
        this.decoder = decoder;
        this.store = store;
        this.stats = stats;
        this.onEnd = onEnd;
        thread.setDaemon(true);
    }

    void onWritten(Consumer<Set<String>> listener) {
        onWritten = listener;
    }

    /** From the next batch on, pauses where {@code other} is due, with all that came before committed. */
    void pauseFor(IngestInterval other) {
        interval = other;
    }

    void start() {
        thread.start();
    }

    /** Waits until everything is written; false when time is up. */
    boolean awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
        return !thread.isAlive();
    }

    /** No more attempts: what the database does not take now is left to the brokers. */
    void giveUp() {
        abandoned = true;
        thread.interrupt();
    }

    /** What is wrong with the database, if anything is. */
    Optional<String> trouble() {
        return trouble;
    }

    /** For how long the present transaction has been going on, in seconds; 0 when there is none. */
    double busySeconds() {
        long since = busySinceNanos;
        return since == 0 ? 0 : (System.nanoTime() - since) / 1e9;
    }

    /** For how long the database has not answered one call, in seconds; 0 when it is not asked, or is waited for. */
    double callSeconds() {
        long since = callSinceNanos;
        return since == 0 ? 0 : (System.nanoTime() - since) / 1e9;
    }

    /** Why opening the database is stuck, if it is. */
    Optional<String> openingProblem() {
        return opening.problem();
    }

    /** Whether the database has been opened, or cannot be. */
    boolean isOpened() {
        return opened.getCount() == 0;
    }

    /** Whether it works, or has not begun. */
    boolean isAlive() {
        return thread.isAlive() || thread.getState() == Thread.State.NEW;
    }

    /** Waits until the database is open; true when it is, false when it takes longer than {@code millis}. */
    boolean awaitOpen(long millis) throws InterruptedException {
        return opened.await(millis, TimeUnit.MILLISECONDS) && openFailure.isEmpty();
    }

    /** Why the database could not be opened. */
    Optional<RuntimeException> openFailure() {
        return openFailure;
    }

    private void run() {
        try {
            openUntilDone();
            for (DecodedBatch batch = decoder.take(); batch != null; batch = decoder.take()) {
                while (batch.messages().size() < MAX_PER_TRANSACTION) {
                    DecodedBatch more = decoder.poll();
                    if (more == null) {
                        break;
                    }
                    batch.append(more);
                }
                write(batch);
            }
        } catch (InterruptedException abandoned) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fatal) {
            openFailure = Optional.of(fatal);
        } finally {
            opened.countDown();
            onEnd.run();
            close();
        }
    }

    /** Waits for whoever holds the database, and for room on the disk; any other failure is for a person to repair. */
    private void openUntilDone() throws InterruptedException {
        long wait = FIRST_RETRY_MILLIS;
        while (true) {
            opening.begin("opening the database");
            try {
                store.open();
                recovered();
                opened.countDown();
                return;
            } catch (StoreBusyException held) {
                failing("waiting for the database", held);
            } catch (StoreFullException full) {
                if (full.reason() == StoreFullException.Reason.NOT_WRITABLE) {
                    throw full;
                }
                failing("waiting for free disk space", full);
            } finally {
                opening.end();
            }
            pause(wait);
            wait = Math.min(MAX_RETRY_MILLIS, 2 * wait);
        }
    }

    private void failing(String what, StoreException failure) {
        // A database file chooses the names in it.
        String reason = TerminalText.shortLine(String.valueOf(failure.getMessage()));
        if (trouble.isEmpty() || System.nanoTime() - remindedNanos > REMIND_NANOS) {
            LOG.error("{}: {}", what, reason);
            remindedNanos = System.nanoTime();
        }
        trouble = Optional.of(reason);
    }

    private void recovered() {
        if (trouble.isPresent()) {
            LOG.warn("write succeeded again");
            trouble = Optional.empty();
        }
    }

    private void pause(long millis) throws InterruptedException {
        if (abandoned) {
            throw new InterruptedException("giving up");
        }
        Thread.sleep(millis);
    }

    private void write(DecodedBatch batch) throws InterruptedException {
        if (!batch.items().isEmpty()) {
            busySinceNanos = Math.max(1, System.nanoTime());
            try {
                writeParts(batch);
            } finally {
                busySinceNanos = 0;
            }
        }
        Set<String> sources = new HashSet<>();
        for (InboundMessage message : batch.messages()) {
            message.acknowledgement().acknowledge();
            sources.add(message.source());
        }
        decoder.done(batch.messages().size());
        onWritten.accept(sources);
    }

    private void writeParts(DecodedBatch batch) throws InterruptedException {
        List<StoreRecord> items = batch.items();
        int from = 0;
        for (int i = 0; i < items.size(); i++) {
            // Nothing else is resolved by nodes and edges.
            if (items.get(i) instanceof Observation observation && interval.isDue(observation.receivedAt())) {
                if (i > from) {
                    writeUntilDone(batch, items.subList(from, i));
                    from = i;
                }
                interval.run(observation.receivedAt());
            }
        }
        writeUntilDone(batch, items.subList(from, items.size()));
    }

    private void writeUntilDone(DecodedBatch batch, List<StoreRecord> items) throws InterruptedException {
        long wait = FIRST_RETRY_MILLIS;
        while (true) {
            long begun = System.nanoTime();
            try {
                BatchResult result = call(items);
                stats.onCommitted(
                        result,
                        items.size() < batch.items().size()
                                ? items.size()
                                : batch.messages().size(),
                        (System.nanoTime() - begun) / 1e6);
                logRejected(result.rejected());
                recovered();
                return;
            } catch (StoreException failure) {
                stats.onWriteError();
                failing("write failed, retrying", failure);
            } catch (RuntimeException fault) {
                if (HostFault.isBehind(fault)) {
                    throw fault;
                }
                setAside(batch, items, fault);
                return;
            }
            pause(wait);
            wait = Math.min(MAX_RETRY_MILLIS, 2 * wait);
        }
    }

    private BatchResult call(List<StoreRecord> items) {
        callSinceNanos = Math.max(1, System.nanoTime());
        try {
            return TransactionTimes.tell(stats.times(WriterComponent.MQTT_HANDLER), () -> store.write(items));
        } finally {
            callSinceNanos = 0;
        }
    }

    /** A fault of this program: the item that brings it out must not stop the others, nor come back for ever. */
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

    private static void logRejected(List<RejectedRecord> rejected) {
        if (!rejected.isEmpty()) {
            LOG.warn(
                    "{} records rejected by the database, the first one because: {}",
                    rejected.size(),
                    rejected.get(0).reason());
        }
    }

    private void close() {
        try {
            store.close();
        } catch (StoreException failure) {
            LOG.error("failed to close the database: {}", failure.getMessage());
        }
    }
}
