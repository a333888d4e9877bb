package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreFullException;
import java.time.Instant;
import java.util.HashSet;
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

    private final DecodeStage decoder;
    private final BatchStore store;
    private final IngestStats stats;
    private final int maxPerTransaction;
    private final StoreTrouble trouble = new StoreTrouble();
    private final BatchWriter batches;
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

    /** From the next batch on, pauses where {@code other} is due, with all that came before committed. */
    void pauseFor(IngestInterval other) {
        batches.pauseFor(other);
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
        trouble.giveUp();
        thread.interrupt();
    }

    /** What is wrong with the database, if anything is. */
    Optional<String> trouble() {
        return trouble.problem();
    }

    /** For how long the present transaction has been going on, in seconds; 0 when there is none. */
    double busySeconds() {
        return batches.busySeconds();
    }

    /** For how long the database has not answered one call, in seconds; 0 when it is not asked, or is waited for. */
    double callSeconds() {
        return batches.callSeconds();
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
                while (batch.messages().size() < maxPerTransaction) {
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
        for (InboundMessage message : batch.messages()) {
            stats.onDurable(message.receivedAt(), now);
            message.acknowledgement().acknowledge();
            sources.add(message.source());
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
