package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreDamagedException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer: writes all waiting messages, up to a limit, in one transaction, and acknowledges them to the brokers when
 * they are durable. A failing database is retried until it recovers; meanwhile nothing is acknowledged.
 */
final class WriteStage {

    private static final Logger LOG = LoggerFactory.getLogger(WriteStage.class);

    private final DecodeStage decoder;
    private final BatchStore store;
    private final IngestStats stats;
    private final int maxPerTransaction;
    private final StoreTrouble trouble = new StoreTrouble();
    private final BatchWriter batches;
    private volatile IngestInterval interval = IngestInterval.NONE;
    private final Runnable onEnd;
    private final Thread thread = new Thread(this::run, "writer");
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile Optional<RuntimeException> openFailure = Optional.empty();
    private volatile Consumer<Set<String>> onWritten = names -> {};
    private final LongWork opening = new LongWork();

    WriteStage(DecodeStage decoder, BatchStore store, IngestStats stats, Runnable onEnd, int maxPerTransaction) {
        this.maxPerTransaction = maxPerTransaction;
        this.decoder = decoder;
        this.store = store;
        this.stats = stats;
        batches = new BatchWriter(store, stats, trouble);
        this.onEnd = onEnd;
        thread.setDaemon(true);
    }

    void onWritten(Consumer<Set<String>> listener) {
        onWritten = listener;
    }

    /** From the next batch on, pauses when {@code other} is due, with everything before it committed. */
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

    /** Stops retrying: messages that the database does not take now are left to the brokers. */
    void giveUp() {
        trouble.giveUp();
        thread.interrupt();
    }

    /** The problem of the database, if any. */
    Optional<String> trouble() {
        return trouble.problem();
    }

    /** Writes nothing more until {@link #repaired}. */
    void damaged(StoreDamagedException found) {
        trouble.damaged(found);
    }

    void repaired() {
        trouble.repaired();
    }

    boolean isDamaged() {
        return trouble.isDamaged();
    }

    /** How long the current transaction has lasted, in seconds; 0 when there is none. */
    double busySeconds() {
        return batches.busySeconds();
    }

    /**
     * How long the current database call has been unanswered, in seconds; 0 when there is none, or during a wait before a
     * retry.
     */
    double callSeconds() {
        return batches.callSeconds();
    }

    /** Why opening the database is stuck, if it is. */
    Optional<String> openingProblem() {
        return opening.problem();
    }

    /** Whether opening the database has succeeded or finally failed. */
    boolean isOpened() {
        return opened.getCount() == 0;
    }

    /** Whether its thread is running or not yet started. */
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
            DecodedBatch batch = decoder.take();
            while (batch != null) {
                DecodedBatch later = fill(batch);
                write(batch);
                if (later != null) {
                    interval.run(later.items());
                }
                batch = later == null ? decoder.take() : later;
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

    /**
     * Adds waiting messages to a batch, up to a limit or to the next pause; what comes after the pause is returned, to become
     * one transaction with what follows it.
     */
    private @Nullable DecodedBatch fill(DecodedBatch batch) {
        IngestInterval pauses = interval;
        int items = 0;
        int messages = 0;
        while (true) {
            int due = pauses.firstDue(batch.items(), items);
            if (due < batch.items().size()) {
                return batch.split(due, messages);
            }
            items = batch.items().size();
            messages = batch.messages().size();
            DecodedBatch more = messages < maxPerTransaction ? decoder.poll() : null;
            if (more == null) {
                return null;
            }
            batch.append(more);
        }
    }

    /** Retries while another program holds the database or the disk is full; any other failure needs a person. */
    private void openUntilDone() throws InterruptedException {
        while (true) {
            opening.begin("opening the database");
            try {
                store.open();
                trouble.succeeded();
                opened.countDown();
                return;
            } catch (StoreBusyException held) {
                trouble.failed("waiting for the database", held);
            } catch (StoreFullException full) {
                if (full.reason() == StoreFullException.Reason.NOT_WRITABLE) {
                    throw full;
                }
                trouble.failed("waiting for free disk space", full);
            } finally {
                opening.end();
            }
            trouble.pause();
        }
    }

    private void write(DecodedBatch batch) throws InterruptedException {
        batches.write(batch);
        Set<String> sources = new HashSet<>();
        Instant now = Instant.now();
        for (DecodedBatch.Receipt message : batch.messages()) {
            stats.onDurable(message.receivedAt(), now);
            message.acknowledgement().acknowledge();
            if (message.hasRecords()) {
                sources.add(message.source());
            }
        }
        decoder.done(batch.messages().size());
        onWritten.accept(sources);
    }

    private void close() {
        try {
            store.close();
        } catch (StoreException failure) {
            LOG.error("failed to close the database: {}", failure.getMessage());
        }
    }
}
