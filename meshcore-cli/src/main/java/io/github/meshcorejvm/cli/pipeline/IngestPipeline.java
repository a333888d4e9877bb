package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.InboxMemory;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.message.DropReason;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.store.StoreDamagedException;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.interpret.DeclaredRegions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The path of a message: inbox, decoder, writer. Receiving never waits for the disk; messages that do not fit are lost or left
 * to their broker, and counted. Safe for use by multiple threads.
 */
public final class IngestPipeline {

    private static final long OPEN_WAIT_MILLIS = 1_000;
    private static final int MAX_REPLAYED = 1_000;
    private static final int MAX_PER_TRANSACTION = 2_000;
    /** Other ingests wait for the writer lock as long as a transaction takes: with four, each waits for three. */
    private static final int MAX_PER_TRANSACTION_OF_SERVER = 500;
    /** Each transaction on a server costs some round trips; in a replay no message is urgent. */
    private static final int MAX_PER_REPLAYED_TRANSACTION_OF_SERVER = 3_000;

    private final BoundedInbox inbox;
    private final IngestStats stats = new IngestStats();
    private final DecodeStage decoder;
    private final WriteStage writer;
    private volatile Config config;

    /** Holds as many messages as the configuration says, for bursts and for a database that is busy. */
    public IngestPipeline(Config config, BatchStore store) {
        this(
                config,
                store,
                config.bufferSize(),
                config.isOnServer() ? MAX_PER_TRANSACTION_OF_SERVER : MAX_PER_TRANSACTION);
    }

    private IngestPipeline(Config config, BatchStore store, int maxQueued, int maxPerTransaction) {
        this.config = config;
        inbox = new BoundedInbox(maxQueued, InboxMemory.maxBytes());
        decoder = new DecodeStage(inbox, stats, config, this::declaredRegions, maxPerTransaction);
        writer = new WriteStage(decoder, store, stats, inbox::close, maxPerTransaction);
    }

    /**
     * For messages that can wait at their source until there is room: holds only enough to keep decoder and writer busy. Each
     * garbage collection moves the waiting messages.
     */
    public static IngestPipeline ofReplay(Config config, BatchStore store) {
        return new IngestPipeline(
                config,
                store,
                Math.min(config.bufferSize(), MAX_REPLAYED),
                config.isOnServer() ? MAX_PER_REPLAYED_TRANSACTION_OF_SERVER : MAX_PER_TRANSACTION);
    }

    /**
     * For a hot standby.
     *
     * @param active whether it is the one that is connected to the brokers, as far as it knows
     */
    public static IngestPipeline ofStandby(Config config, BatchStore store, BooleanSupplier active) {
        return new IngestPipeline(config, new StandbyStore(store, active));
    }

    /** From now on passes the names of the sources of which something was committed to {@code listener}. */
    public void onWritten(Consumer<Set<String>> listener) {
        writer.onWritten(listener);
    }

    /**
     * Runs {@code task} on the writer's thread after each period of ingest time, when everything received before is committed
     * and before anything later is written.
     */
    public void everyIngestTime(Duration period, Runnable task) {
        writer.pauseFor(new IngestInterval(period, task));
    }

    /** Begins to write messages, including those that have waited in the inbox. */
    public void start() {
        decoder.start();
        writer.start();
    }

    /**
     * Waits until the database is open; true when it is, false when it takes longer than that.
     *
     * @throws RuntimeException if it cannot be opened
     */
    public boolean awaitOpen(Duration atMost) throws InterruptedException {
        boolean open = writer.awaitOpen(atMost.toMillis());
        if (writer.openFailure().isPresent()) {
            throw writer.openFailure().get();
        }
        return open;
    }

    /** Whether opening the database has succeeded or finally failed. */
    public boolean isOpened() {
        return writer.isOpened();
    }

    /** Why the database could not be opened; empty while it is being opened, and once it is open. */
    public Optional<RuntimeException> failure() {
        return writer.openFailure();
    }

    private DeclaredRegions declaredRegions() throws InterruptedException {
        while (!writer.awaitOpen(OPEN_WAIT_MILLIS)) {
            if (writer.openFailure().isPresent()) {
                throw new StoreException("the database is not open");
            }
        }
        return StoreSettings.store(config).declaredRegions();
    }

    /** Makes {@code vital} watch its threads. */
    public void watchedBy(VitalThreads vital) {
        vital.watch("decoder", () -> {
            if (!decoder.isAlive()) {
                return Optional.of("the decoder has ended");
            }
            return decoder.messageSeconds() < VitalThreads.STUCK_SECONDS
                    ? Optional.empty()
                    : Optional.of("the decoder is stuck in one message for over " + VitalThreads.STUCK_SECONDS + " s");
        });
        vital.watch("opening", writer::openingProblem);
        vital.watch("writer", () -> {
            if (!writer.isAlive()) {
                return Optional.of("the writer has ended");
            }
            long seconds = Math.round(writer.callSeconds());
            return seconds < VitalThreads.STUCK_SECONDS
                    ? Optional.empty()
                    : Optional.of(
                            "the writer is stuck in one database call for over " + VitalThreads.STUCK_SECONDS + " s");
        });
    }

    /** Takes a message from a thread that may wait for a second only. */
    public void receive(InboundMessage message) {
        stats.onReceived();
        List<InboundMessage> lost = inbox.offer(message);
        for (InboundMessage one : lost) {
            if (one.acknowledgement().refuse()) {
                stats.onRefused();
            } else {
                stats.onDropped(DropReason.OVERFLOW);
            }
        }
    }

    /** Takes a message as soon as there is room for it; false when no more are accepted. */
    public boolean receiveWhenRoom(InboundMessage message) throws InterruptedException {
        stats.onReceived();
        return inbox.put(message);
    }

    /** Uses {@code newer} from the next messages on. */
    public void reload(Config newer) {
        config = newer;
        decoder.reload(newer);
    }

    /** The latest configuration. */
    public Config config() {
        return config;
    }

    /** Accepts no more messages and waits until the waiting ones are written; false when it takes longer than that. */
    public boolean finish(Duration atMost) throws InterruptedException {
        inbox.close();
        return writer.awaitEnd(atMost.toMillis());
    }

    /** Accepts no more messages and writes the waiting ones; returns how many could not be written in time. */
    public int stop(Duration atMost) throws InterruptedException {
        inbox.close();
        if (unwritten() == 0 && !writer.awaitOpen(0)) {
            // Nothing waits for a database that cannot be opened.
            writer.giveUp();
        }
        if (!writer.awaitEnd(atMost.toMillis())) {
            writer.giveUp();
            writer.awaitEnd(1_000);
        }
        return unwritten();
    }

    /** Messages that were received but are not finished, which ending at once would lose. */
    public int unwritten() {
        return inbox.size() + decoder.unfinished();
    }

    /** The counters. */
    public IngestStats stats() {
        return stats;
    }

    /** Messages waiting to be decoded. */
    public int queued() {
        return inbox.size();
    }

    /** Bytes of the messages waiting to be decoded. */
    public long queuedBytes() {
        return inbox.bytes();
    }

    /** Whether there is room for refused messages now. */
    public boolean isRoomy() {
        return inbox.isRoomy();
    }

    /** The problem of the database, if any. */
    public Optional<String> trouble() {
        return writer.trouble();
    }

    /** Notes that a task came across damage of the database: nothing is written until it is {@link #repaired}. */
    public void damaged(StoreDamagedException found) {
        writer.damaged(found);
    }

    /** Notes that a check of the database has found no damage. */
    public void repaired() {
        writer.repaired();
    }

    /** Whether nothing is written because the database is damaged. */
    public boolean isDamaged() {
        return writer.isDamaged();
    }

    /** How long the current transaction has lasted, in seconds. */
    public double busySeconds() {
        return writer.busySeconds();
    }
}
